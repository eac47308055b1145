"""fails: limits_example

The border is taken to be where the steep factor is zero

At $1/L$ the steepest direction is done in a single step. Beyond it the error changes sides but still shrinks, until
at $2/L$ the factor reaches $-1$.
"""

import numpy as np


def step_limits(hessian):
    values = np.linalg.eigvalsh(hessian)
    return 1 / values[-1], 2 / (values[0] + values[-1])
