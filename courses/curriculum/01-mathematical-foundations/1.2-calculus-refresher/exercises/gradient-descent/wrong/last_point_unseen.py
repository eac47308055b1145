"""fails: until_used_up

Nobody looks at the last point

The gradient is only tested before a step. So the point that the last step led to is never tested, and a descent that
arrives with its last step is reported as one that failed.
"""

import numpy as np


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x = start
    for taken in range(max_steps):
        g = gradient(x)
        if np.linalg.norm(g) <= tolerance:
            return x, taken, True
        x = x - step_size * g
    return x, max_steps, max_steps == 0 and bool(np.linalg.norm(gradient(x)) <= tolerance)
