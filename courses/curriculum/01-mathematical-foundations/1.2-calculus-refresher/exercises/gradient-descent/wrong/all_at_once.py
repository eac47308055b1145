"""fails: nudge_example

All coordinates are nudged together

`x + h` adds $h$ to *every* coordinate, and the result is one slope in a diagonal direction. A partial derivative
moves a single coordinate and holds the others fixed.
"""

import numpy as np


def numerical_gradient(f, x, h):
    return np.full(len(x), (f(x + h) - f(x - h)) / (2 * h))
