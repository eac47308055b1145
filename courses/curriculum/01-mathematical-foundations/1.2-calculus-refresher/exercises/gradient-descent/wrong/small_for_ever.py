"""fails: search_example

A step that was halved stays halved

Where the ground was steep you needed a short step. In the next place a long one may be right again, so every step
begins with $t = 1$.
"""

import numpy as np


def line_search_descent(f, gradient, start, steps):
    path, t = [start], 1.0
    for _ in range(steps):
        x, g = path[-1], gradient(path[-1])
        while f(x - t * g) > f(x) - 0.5 * t * np.sum(g**2):
            t = t / 2
        path.append(x - t * g)
    return np.array(path)
