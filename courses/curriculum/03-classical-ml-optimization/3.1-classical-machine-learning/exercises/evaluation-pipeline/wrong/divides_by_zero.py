"""fails: constant_feature
silent: NaN stands where any division by zero puts it

A feature without spread is divided by 0

Its standard deviation is 0, and 0 divided by 0 is NaN: every score that uses the feature is lost. Divide by 1 instead.
"""

import numpy as np


def out_of_fold(model, x, y, folds):
    scores = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        mean, spread = x[~here].mean(axis=0), x[~here].std(axis=0)
        with np.errstate(all="ignore"):
            scaled = (x - mean) / spread
        model.fit(scaled[~here], y[~here])
        scores[here] = model.score(scaled[here])
    return scores
