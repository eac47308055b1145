"""fails: field_example

V comes before U

The first array holds the slopes along $x$, the second those along $y$.
"""

import numpy as np


def field(gradient, xs, ys):
    arrows = np.array([[gradient(np.array([x, y])) for x in xs] for y in ys])
    return arrows[:, :, 1], arrows[:, :, 0]
