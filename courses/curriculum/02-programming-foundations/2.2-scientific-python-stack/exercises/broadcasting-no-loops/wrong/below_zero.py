"""fails: distances_not_negative
silent: the numbers are right up to rounding, which is the very point

A distance comes out below zero

$\\|a\\|^2 + \\|b\\|^2 - 2\\,a \\cdot b$ subtracts large numbers that nearly cancel, and rounding leaves something like $-10^{-12}$. Its
root would be NaN. `np.maximum(..., 0)` removes it.
"""

import numpy as np


def squared_distances(a, b):
    squares = np.sum(a**2, axis=1)[:, None] + np.sum(b**2, axis=1)
    return squares - 2 * a @ b.T
