"""fails: factors_example

The curvature counts twice

With the one half in $f$ the gradient is $H(x - m)$, and the factor is $1 - \\eta \\lambda$. Without it both would
have a 2.
"""

import numpy as np


def factors(hessian, step_size):
    return np.sort(1 - 2 * step_size * np.linalg.eigvalsh(hessian))
