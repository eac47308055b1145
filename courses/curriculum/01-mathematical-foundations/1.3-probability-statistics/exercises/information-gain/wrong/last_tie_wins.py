"""fails: split_ties

Of equal gains you keep the last

With `>=` a candidate that is no better replaces one that came before it. The rule gives the earlier one precedence: replace only by something that
gains more.
"""


def best_split(rows: list[list[float]], labels: list) -> tuple[int, float, float] | None:
    best = None
    for column in range(len(rows[0])):
        values = sorted({row[column] for row in rows})
        for low, high in zip(values, values[1:]):
            threshold = (low + high) / 2
            gain = information_gain(labels, [row[column] <= threshold for row in rows])
            if best is None or gain > best[2] - 1e-9:
                best = (column, threshold, gain)
    return best
