"""fails: slope_example

The direction is ignored

The length of the gradient is the slope in the *steepest* direction. In any other one the slope is smaller, by the
cosine of the angle between the two.
"""

import numpy as np


def slope(gradient, point, direction):
    return float(np.linalg.norm(gradient(point)))
