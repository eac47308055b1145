"""fails: scaled_inside

The fold is scaled with its own mean and standard deviation

The model learned what a 1 means in units of the training rows. Scaled by itself, the fold speaks another language; and a single new
patient, who has no standard deviation, couldn't be scored at all.
"""

import numpy as np


def _scaled(x):
    spread = x.std(axis=0)
    return (x - x.mean(axis=0)) / np.where(spread > 0, spread, 1)


def out_of_fold(model, x, y, folds):
    scores = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        model.fit(_scaled(x[~here]), y[~here])
        scores[here] = model.score(_scaled(x[here]))
    return scores
