"""fails: factors_example

The signs of the factors are lost

A negative factor says that the error changes sides in every step. That is what makes a path zigzag, so the sign is
asked for.
"""

import numpy as np


def factors(hessian, step_size):
    return np.sort(np.abs(1 - step_size * np.linalg.eigvalsh(hessian)))
