"""fails: not_a_number

NaN passes as right

No comparison with NaN is true, so `error > 0.0001` isn't, and `argmax` may name it without anybody asking. Look for NaN first.
"""

import numpy as np


def check_gradient(f, gradient, x):
    gradient = np.asarray(gradient, dtype=float)
    errors = np.where(kinks(f, x), 0.0, relative_error(gradient, numerical_gradient(f, x)))
    errors = np.nan_to_num(errors, nan=0.0)
    worst = np.unravel_index(errors.argmax(), errors.shape)
    return tuple(int(n) for n in worst) if errors[worst] > 1e-4 else None
