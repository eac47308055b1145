"""fails: distances_example

You return the distances, not their squares

The root is taken. Asked for are squared distances: they order points just as well, and cost less.
"""

import numpy as np


def squared_distances(a, b):
    squares = np.sum(a**2, axis=1)[:, None] + np.sum(b**2, axis=1)
    return np.sqrt(np.maximum(squares - 2 * a @ b.T, 0))
