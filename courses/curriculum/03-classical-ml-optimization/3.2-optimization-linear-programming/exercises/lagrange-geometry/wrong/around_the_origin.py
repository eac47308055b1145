"""fails: curve_example

The curve lies around the origin

The distances are right, but they count from the centre of the ellipse, where $\\nabla g = 0$: at $-M^{-1} v$.
"""

import numpy as np


def curve(g, angles):
    matrix, vector, _ = g
    centre = np.linalg.solve(matrix, -vector)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])
    bend = np.sum(ways @ matrix * ways, axis=1)
    return np.sqrt(-2 * values(g, centre[None]) / bend)[:, None] * ways
