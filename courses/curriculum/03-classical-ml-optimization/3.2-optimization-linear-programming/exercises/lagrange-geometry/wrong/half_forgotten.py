"""fails: values_right

The half is missing

The matrix enters as $\\tfrac12 x^T M x$. With the half the gradient is simply $Mx + v$; without it values and gradient don't belong to the same function.
"""

import numpy as np


def values(q, points):
    matrix, vector, number = q
    return np.sum(points @ matrix * points, axis=1) + points @ vector + number
