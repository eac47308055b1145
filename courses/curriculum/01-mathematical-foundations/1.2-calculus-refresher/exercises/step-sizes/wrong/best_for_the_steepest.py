"""fails: limits_example

The best step is chosen for one direction only

$1/L$ makes the steepest factor zero, but the flattest stays at $1 - \\mu / L$. A larger step helps the flat direction
more than it harms the steep one, until both factors are equally far from zero.
"""

import numpy as np


def step_limits(hessian):
    values = np.linalg.eigvalsh(hessian)
    return 2 / values[-1], 1 / values[-1]
