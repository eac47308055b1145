"""fails: errors_right

The folds stand in the order in which they appear

Errors are in ascending order of the folds' numbers, so that those of two models belong together. `np.unique` sorts.
"""

import numpy as np


def fold_errors(y, predictions, folds):
    seen = list(dict.fromkeys(folds.tolist()))
    return np.array([np.sqrt(np.mean((y - predictions)[folds == fold] ** 2)) for fold in seen])
