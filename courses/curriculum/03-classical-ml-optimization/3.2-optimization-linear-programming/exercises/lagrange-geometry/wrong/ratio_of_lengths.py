"""fails: split_right

The multiplier is the ratio of the lengths

That is right only where the gradients are parallel already, and even there it loses the sign: $\\lambda$ is negative where the two point in opposite directions.
"""

import numpy as np


def split(slope_f, slope_g):
    lam = np.linalg.norm(slope_f) / np.linalg.norm(slope_g)
    return lam, slope_f - lam * slope_g
