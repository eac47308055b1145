"""fails: update_many

Thousands of probabilities are multiplied

The product underflows to 0 for every sign, and 0 over 0 is NaN. Add logarithms and subtract the largest before `exp`, or normalise after every sighting.
"""

import numpy as np


def update(belief, seen, fog):
    weights = belief * np.prod(fog[:, list(seen)], axis=1)
    with np.errstate(invalid="ignore"):
        return weights / weights.sum()
