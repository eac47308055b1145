"""fails: ranks_well
silent: a judge has no scikit-learn to do the same with

The probability of the wrong class is returned

`predict_proba` has a column for each class, in the order of the labels: column 0 is the chance of being good. You want column 1.
"""

import numpy as np


def honest(x, y, folds, seed):
    p = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        p[here] = 1 - _chances(x[~here], y[~here], x[here], seed)
    return p
