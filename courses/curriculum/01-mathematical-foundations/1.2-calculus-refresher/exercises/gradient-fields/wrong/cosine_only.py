"""fails: slope_example

This is a cosine, not a slope

You divide by both lengths, that of the direction and that of the gradient. What remains tells the angle between them.
How steep the ground is stands in the length of the gradient, so leave that in.
"""

import numpy as np


def slope(gradient, point, direction):
    g = np.asarray(gradient(point))
    return float(g @ direction / np.linalg.norm(direction) / np.linalg.norm(g))
