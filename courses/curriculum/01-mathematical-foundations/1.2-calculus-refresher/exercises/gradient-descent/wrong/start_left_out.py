"""fails: path_example

The start is missing from the path

The path has one point more than there are steps: where it began, and where each step led.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    x, path = start, []
    for _ in range(steps):
        x = x - step_size * gradient(x)
        path.append(x)
    return np.array(path).reshape(steps, len(start))
