"""fails: update_example

You took the row of what was seen

A row of the fog says what becomes of a sign that was *sent*. Something was *seen*: the likelihood of each sign is in the column of the sighting.
"""

import numpy as np


def update(belief, seen, fog):
    with np.errstate(divide="ignore"):
        scores = np.log(belief) + np.log(fog)[list(seen)].sum(axis=0)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()
