"""fails: gradient_example

All entries are moved together

Then the difference is the slope along the diagonal: the *sum* of all derivatives. One entry moves, the others wait.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
