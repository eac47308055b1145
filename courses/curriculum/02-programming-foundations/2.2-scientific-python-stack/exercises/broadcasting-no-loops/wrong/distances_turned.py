"""fails: distances_example

Rows and columns of the distances have changed places

Entry $(i, j)$ belongs to point $i$ of `a` and point $j$ of `b`. The side that gets its new axis at the end, `a[:, None]`, runs
down the rows.
"""

import numpy as np


def squared_distances(a, b):
    squares = np.sum(b**2, axis=1)[:, None] + np.sum(a**2, axis=1)
    return np.maximum(squares - 2 * b @ a.T, 0)
