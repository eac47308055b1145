"""fails: path_example

The coordinates take turns

You move the first coordinate and ask for the gradient again before you move the second. A step of gradient descent
moves all coordinates at once, by the gradient at the point where the step began.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    x = start.astype(float)
    path = [x.copy()]
    for _ in range(steps):
        for i in range(len(x)):
            x[i] -= step_size * gradient(x)[i]
        path.append(x.copy())
    return np.array(path)
