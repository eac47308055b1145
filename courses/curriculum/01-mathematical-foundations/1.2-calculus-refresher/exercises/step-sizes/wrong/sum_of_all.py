"""fails: limits_example

All eigenvalues are added up

The trace, the sum of all eigenvalues, stands where only the smallest and the largest belong. For two dimensions the
sum is the same; with more, those in between have no say.
"""

import numpy as np


def step_limits(hessian):
    return 2 / np.linalg.eigvalsh(hessian)[-1], 2 / np.trace(hessian)
