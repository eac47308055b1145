"""fails: path_example

All rows of the path are the same array

`x -= ...` changes the array in place, and each entry of the list is this very array: in the end they all show the
last point. Write `x = x - ...`, or append a copy.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    x = start.astype(float)
    path = [x]
    for _ in range(steps):
        x -= step_size * gradient(x)
        path.append(x)
    return np.array(path)
