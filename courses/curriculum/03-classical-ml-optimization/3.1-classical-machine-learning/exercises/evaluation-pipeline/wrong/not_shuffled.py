"""fails: folds_random

Nothing is random

Dealing in the order of the data is even, but data often come in an order: by day, by hospital, by price. Shuffle the members
of each class first, with the seed.
"""

import numpy as np


def stratified_folds(y, k, seed):
    folds = np.zeros(len(y), dtype=int)
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        folds[members] = np.arange(len(members)) % k
    return folds
