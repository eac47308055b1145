"""fails: update_example

Only the last sighting counts

Each round starts from the belief before all of them, so the earlier sightings are forgotten. The posterior of one sighting is the prior of the next.
"""

import numpy as np


def update(belief, seen, fog):
    with np.errstate(divide="ignore"):
        scores = np.log(belief) + np.log(fog)[:, list(seen)[-1:]].sum(axis=1)
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()
