"""fails: field_example

The coordinates of the point are exchanged

The arrays have the right shape, but the gradient is asked for at $(y, x)$ instead of $(x, y)$.
"""

import numpy as np


def field(gradient, xs, ys):
    arrows = np.array([[gradient(np.array([y, x])) for x in xs] for y in ys])
    return arrows[:, :, 0], arrows[:, :, 1]
