"""fails: path_example

The steps go uphill

The gradient points where the function grows fastest. To make it smaller, go the other way: subtract.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] + step_size * gradient(path[-1]))
    return np.array(path)
