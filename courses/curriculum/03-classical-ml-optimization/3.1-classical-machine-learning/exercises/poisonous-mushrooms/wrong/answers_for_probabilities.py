"""fails: ranks_well
silent: a judge has no scikit-learn to do the same with

Decisions are returned instead of probabilities

`predict` has chosen a threshold already, one half, and what is 0.49 and what is 0.01 look the same. Without probabilities there is nothing left
to choose.
"""

import numpy as np


def honest(x, y, folds, seed):
    p = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        p[here] = np.round(_chances(x[~here], y[~here], x[here], seed))
    return p
