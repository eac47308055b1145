"""fails: wrong_entry

The index is that of the flattened array

`argmax` counts all entries in one row. `np.unravel_index(place, shape)` makes an index of it, a tuple even where there is one axis only.
"""

import numpy as np


def check_gradient(f, gradient, x):
    gradient = np.asarray(gradient, dtype=float)
    errors = relative_error(gradient, numerical_gradient(f, x))
    errors = np.where(np.isnan(errors), np.inf, errors)
    errors = np.where(kinks(f, x), 0.0, errors)
    return int(errors.argmax()) if errors.max() > 1e-4 else None
