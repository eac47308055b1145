"""fails: factors_example

The diagonal is taken for the eigenvalues

The entries on the diagonal are the curvatures along the coordinate axes. What a step multiplies are the parts along
the *eigenvectors*, and their curvatures are the eigenvalues. The two agree only for a diagonal matrix.
"""

import numpy as np


def factors(hessian, step_size):
    return np.sort(1 - step_size * np.diag(hessian))
