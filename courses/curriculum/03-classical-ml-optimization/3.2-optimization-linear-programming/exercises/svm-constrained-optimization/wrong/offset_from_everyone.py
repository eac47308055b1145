"""fails: plane_example
silent: one number of one call

b is the mean over all examples

Only for examples on the kerb is $y_i (w \\cdot x_i + b)$ equal to 1. Those behind it would put the street somewhere else.
"""

import numpy as np


def hyperplane(x, y, alpha):
    w = (alpha * y) @ x
    return w, np.mean(y - x @ w)
