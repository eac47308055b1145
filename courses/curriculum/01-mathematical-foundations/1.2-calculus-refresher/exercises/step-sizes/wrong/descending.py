"""fails: factors_example

The factors come in descending order

`eigvalsh` sorts the eigenvalues upwards. The largest eigenvalue has the *smallest* factor, so the order turns round.
"""

import numpy as np


def factors(hessian, step_size):
    return 1 - step_size * np.linalg.eigvalsh(hessian)
