"""fails: until_example

The length of the step is compared, not that of the gradient

A step is the gradient times the step size. With a small step size it is short anywhere, also on a steep slope.
"""

import numpy as np


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x, taken = start, 0
    g = gradient(x)
    while step_size * np.linalg.norm(g) > tolerance and taken < max_steps:
        x, taken = x - step_size * g, taken + 1
        g = gradient(x)
    return x, taken, bool(step_size * np.linalg.norm(g) <= tolerance)
