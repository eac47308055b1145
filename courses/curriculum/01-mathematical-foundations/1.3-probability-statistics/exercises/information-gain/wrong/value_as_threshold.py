"""fails: split_example

The thresholds are values, not the middles between them

"At most 27" and "at most 27.5" part these examples in the same way. For owls to come the middle is the fairer border, and it is what the contract asks for.
"""


def best_split(rows: list[list[float]], labels: list) -> tuple[int, float, float] | None:
    best = None
    for column in range(len(rows[0])):
        for threshold in sorted({row[column] for row in rows})[:-1]:
            gain = information_gain(labels, [row[column] <= threshold for row in rows])
            if best is None or gain > best[2] + 1e-9:
                best = (column, threshold, gain)
    return best
