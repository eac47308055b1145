"""fails: split_example

Only the first measurement is asked about

Every column has candidates. Loop over all of them and keep the best of the best.
"""


def best_split(rows: list[list[float]], labels: list) -> tuple[int, float, float] | None:
    best = None
    values = sorted({row[0] for row in rows})
    for low, high in zip(values, values[1:]):
        threshold = (low + high) / 2
        gain = information_gain(labels, [row[0] <= threshold for row in rows])
        if best is None or gain > best[2] + 1e-9:
            best = (0, threshold, gain)
    return best
