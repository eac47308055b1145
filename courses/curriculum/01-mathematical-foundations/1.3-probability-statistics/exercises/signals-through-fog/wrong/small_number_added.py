"""fails: update_zeros

A small number is added before the logarithm

It keeps the logarithm from complaining, and makes the impossible possible: after enough looks the small number decides. The logarithm of 0 is minus
infinity, `exp` of that is 0, and this is just what is right.
"""

import numpy as np


def update(belief, seen, fog):
    scores = np.log(belief + 1e-9) + np.log(fog + 1e-9)[:, list(seen)].sum(axis=1)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()
