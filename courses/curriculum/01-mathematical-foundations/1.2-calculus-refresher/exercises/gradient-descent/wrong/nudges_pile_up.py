"""fails: nudge_example

A nudged coordinate is not put back

After the first coordinate was moved it stays where it is, so the second slope is taken at another point. Start from
$x$ itself each time.
"""

import numpy as np


def numerical_gradient(f, x, h):
    point = x.astype(float)
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        point[i] += h
        above = f(point)
        point[i] -= 2 * h
        slopes[i] = (above - f(point)) / (2 * h)
    return slopes
