"""fails: limits_example

The flattest direction is asked, not the steepest

The flattest direction would bear a step of $2/\\mu$. But one direction that grows is enough to diverge, and the
steepest is the first.
"""

import numpy as np


def step_limits(hessian):
    values = np.linalg.eigvalsh(hessian)
    return 2 / values[0], 2 / (values[0] + values[-1])
