"""fails: update_example

The old belief is multiplied in at every sighting

The belief from before counts once. After the first sighting it is part of the new belief already; taking it again lets the prior grow as fast as the evidence.
"""

import numpy as np


def update(belief, seen, fog):
    with np.errstate(divide="ignore"):
        scores = (1 + max(len(seen) - 1, 0)) * np.log(belief) + np.log(fog)[:, list(seen)].sum(axis=1)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()
