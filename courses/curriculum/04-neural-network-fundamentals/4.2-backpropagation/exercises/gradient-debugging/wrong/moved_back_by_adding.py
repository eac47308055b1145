"""fails: point_unchanged
silent: it differs in the last digits only, which are no evidence

The point comes back with rounding errors

`x += h`, `x -= 2 * h`, `x += h` doesn't always end where it began. Keep the old number and put it back, or move a copy.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        ahead = f(x)
        x[index] -= 2 * h
        slopes[index] = (ahead - f(x)) / (2 * h)
        x[index] += h
    return slopes
