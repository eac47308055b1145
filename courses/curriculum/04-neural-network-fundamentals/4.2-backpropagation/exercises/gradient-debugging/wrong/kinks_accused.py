"""fails: at_kinks

A right gradient is accused at a kink

Between $x - h$ and $x + h$ ReLU changes its slope, and the central difference is a mixture of both. No gradient agrees
with that. Compare the slopes to the two sides, and leave such entries out.
"""

import numpy as np


def check_gradient(f, gradient, x):
    gradient = np.asarray(gradient, dtype=float)
    errors = relative_error(gradient, numerical_gradient(f, x))
    errors = np.where(np.isnan(errors), np.inf, errors)
    worst = np.unravel_index(errors.argmax(), errors.shape)
    return tuple(int(n) for n in worst) if errors[worst] > 1e-4 else None
