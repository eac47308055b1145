"""fails: errors_right

The root is missing

The mean of squares is in squared units. The root brings it back to those of $y$.
"""

import numpy as np


def fold_errors(y, predictions, folds):
    return np.array([np.mean((y - predictions)[folds == fold] ** 2) for fold in np.unique(folds)])
