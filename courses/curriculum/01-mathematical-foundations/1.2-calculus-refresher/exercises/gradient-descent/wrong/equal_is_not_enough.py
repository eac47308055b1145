"""fails: until_at_once

A gradient exactly as long as the tolerance is not accepted

*At most* includes equal. With a tolerance of 0, `<` can never be true, and a descent that stands at the minimum goes
on until its steps are used up.
"""

import numpy as np


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x, taken = start, 0
    g = gradient(x)
    while np.linalg.norm(g) >= tolerance and taken < max_steps:
        x, taken = x - step_size * g, taken + 1
        g = gradient(x)
    return x, taken, bool(np.linalg.norm(g) < tolerance)
