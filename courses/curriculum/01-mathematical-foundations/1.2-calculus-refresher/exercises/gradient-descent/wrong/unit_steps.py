"""fails: path_example

All steps have the same length

You divide the gradient by its length, so that every step is exactly `step_size` long and the path can never come to
rest. In gradient descent a step shrinks with the gradient.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    path = [start]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - step_size * g / max(np.linalg.norm(g), 1e-12))
    return np.array(path)
