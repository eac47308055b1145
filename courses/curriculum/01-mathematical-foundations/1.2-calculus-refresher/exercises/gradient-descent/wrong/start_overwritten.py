"""fails: start_unchanged
silent: the call's other argument is a function, which can't be compared

The start is overwritten

Your first `x` *is* the caller's array, so `x -= ...` changes that too. `x = x - ...` makes a new array in each step.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    x = start if start.dtype.kind == "f" else start.astype(float)
    path = [x.copy()]
    for _ in range(steps):
        x -= step_size * gradient(x)
        path.append(x.copy())
    return np.array(path)
