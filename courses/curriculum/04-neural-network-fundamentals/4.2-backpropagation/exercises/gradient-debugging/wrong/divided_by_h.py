"""fails: gradient_example

The two points are 2h apart

You divide by $h$, so that everything comes out twice as large.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[index] += h
        behind[index] -= h
        slopes[index] = (f(ahead) - f(behind)) / h
    return slopes
