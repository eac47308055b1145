"""fails: at_kinks

One kink acquits the whole gradient

Only the entry that lies at a kink can't be judged. The others can, and must be.
"""

import numpy as np


def check_gradient(f, gradient, x):
    gradient = np.asarray(gradient, dtype=float)
    errors = relative_error(gradient, numerical_gradient(f, x))
    errors = np.where(np.isnan(errors), np.inf, errors)
    if np.any(kinks(f, x)):
        return None
    worst = np.unravel_index(errors.argmax(), errors.shape)
    return tuple(int(n) for n in worst) if errors[worst] > 1e-4 else None
