"""fails: path_example

Every step uses the gradient at the start

The path is a straight line. The ground changes as you walk, so the gradient has to be asked for again at each point.
"""

import numpy as np


def gradient_descent(gradient, start, step_size, steps):
    return start - step_size * np.outer(np.arange(steps + 1), gradient(start))
