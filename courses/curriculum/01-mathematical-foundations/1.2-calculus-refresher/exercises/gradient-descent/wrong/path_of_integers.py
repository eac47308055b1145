"""fails: path_edges

The path is cut to whole numbers

The array for the path was made like the start, which may hold integers. What is stored in it then loses its decimals.
Ask for floats: `np.zeros(..., dtype=float)` or `start.astype(float)`.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    path = np.tile(start, (steps + 1, 1))
    for k in range(steps):
        path[k + 1] = path[k] - step_size * gradient(path[k])
    return path
