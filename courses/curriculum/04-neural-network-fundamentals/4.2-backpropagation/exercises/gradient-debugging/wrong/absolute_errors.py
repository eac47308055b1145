"""fails: worst_entry

The largest absolute error is named

A gradient of 200 that is off by 20 is off by 10 %; one of 0.3 that is off by 0.15 is off by 50 %. That one is the worst.
"""

import numpy as np


def check_gradient(f, gradient, x):
    gradient = np.asarray(gradient, dtype=float)
    numerical = numerical_gradient(f, x)
    errors = relative_error(gradient, numerical)
    errors = np.where(np.isnan(errors), np.inf, errors)
    errors = np.where(kinks(f, x), 0.0, errors)
    if errors.max() <= 1e-4:
        return None
    apart = np.nan_to_num(np.abs(gradient - numerical), nan=np.inf) * (errors > 0)
    return tuple(int(n) for n in np.unravel_index(apart.argmax(), apart.shape))
