"""fails: distances_example

The distance at the start is missing

There are steps + 1 distances: before the first step, and after each one.
"""

import numpy as np


def distances(hessian, middle, start, step_size, steps):
    x, lengths = start, []
    for _ in range(steps):
        x = x - step_size * hessian @ (x - middle)
        lengths.append(np.linalg.norm(x - middle))
    return np.array(lengths)
