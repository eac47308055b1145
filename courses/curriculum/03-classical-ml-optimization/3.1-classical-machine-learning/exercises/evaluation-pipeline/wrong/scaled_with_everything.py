"""fails: scaled_inside

Mean and standard deviation come from all rows

The rows of the fold have a say in the scaling, and through it in the model: information leaks from the test into the
training. Compute both from the rows that are fitted.
"""

import numpy as np


def out_of_fold(model, x, y, folds):
    scores = np.zeros(len(y))
    spread = x.std(axis=0)
    scaled = (x - x.mean(axis=0)) / np.where(spread > 0, spread, 1)
    for fold in np.unique(folds):
        here = folds == fold
        model.fit(scaled[~here], y[~here])
        scores[here] = model.score(scaled[here])
    return scores
