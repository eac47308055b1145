"""fails: split_example

Neighbours in the list are taken for neighbours in value

The middles have to lie between neighbouring *values*. Sort the different values of the column first; in the order of the rows, two neighbours can
be far apart.
"""


def best_split(rows: list[list[float]], labels: list) -> tuple[int, float, float] | None:
    best = None
    for column in range(len(rows[0])):
        values = [row[column] for row in rows]
        for low, high in zip(values, values[1:]):
            threshold = (low + high) / 2
            gain = information_gain(labels, [row[column] <= threshold for row in rows])
            if low != high and (best is None or gain > best[2] + 1e-9):
                best = (column, threshold, gain)
    return best
