"""fails: until_example

The largest entry is taken for the length

The length of $(-0.5, 1)$ is $\\sqrt{0.25 + 1} = 1.118$, not 1. Many small entries can make a long gradient.
"""

import numpy as np


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x, taken = start, 0
    g = gradient(x)
    while np.abs(g).max() > tolerance and taken < max_steps:
        x, taken = x - step_size * g, taken + 1
        g = gradient(x)
    return x, taken, bool(np.abs(g).max() <= tolerance)
