"""fails: split_right

Divided by the length of the gradient, not by its square

$\\nabla f \\cdot \\nabla g / \\|\\nabla g\\|$ is how long the shadow of $\\nabla f$ is. How many times $\\nabla g$ fits into it takes one more division.
"""

import numpy as np


def split(slope_f, slope_g):
    lam = slope_f @ slope_g / np.linalg.norm(slope_g)
    return lam, slope_f - lam * slope_g
