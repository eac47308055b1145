"""fails: never_seen

The model is fitted to the fold and scores the rest

The fold is the part that is kept *out*. With five folds you would also train on a fifth of the data only.
"""

import numpy as np


def out_of_fold(model, x, y, folds):
    scores = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        mean, spread = x[here].mean(axis=0), x[here].std(axis=0)
        scaled = (x - mean) / np.where(spread > 0, spread, 1)
        model.fit(scaled[here], y[here])
        scores[~here] = model.score(scaled[~here])
    return scores
