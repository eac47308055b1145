"""fails: search_example

Any fall is accepted

You stop halving as soon as the value is lower at all. Wanted is half of what the slope promises:
$\\tfrac12 t \\|g\\|^2$. Otherwise a step across the whole valley, which ends hardly lower on the other side, counts
as a good one.
"""

import numpy as np


def line_search_descent(f, gradient, start, steps):
    path = [start]
    for _ in range(steps):
        x, g, t = path[-1], gradient(path[-1]), 1.0
        while f(x - t * g) > f(x):
            t = t / 2
        path.append(x - t * g)
    return np.array(path)
