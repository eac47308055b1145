"""fails: never_seen

The model is fitted to all examples

Then it has seen the answers that it is asked for. In each round the fold itself must stay out of the fit.
"""

import numpy as np


def out_of_fold(model, x, y, folds):
    scores = np.zeros(len(y))
    scaled = (x - x.mean(axis=0)) / np.where(x.std(axis=0) > 0, x.std(axis=0), 1)
    model.fit(scaled, y)
    for fold in np.unique(folds):
        scores[folds == fold] = model.score(scaled[folds == fold])
    return scores
