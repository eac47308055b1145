"""fails: fog_never_sent

A sign that was never sent has a row of NaN

Nothing was counted, so you divide 0 by 0. By the contract such a row knows nothing: $1/k$ for every sighting.
"""

import numpy as np


def learn_fog(sent, seen, count, alpha):
    counts = np.full((count, count), float(alpha))
    for i, j in zip(sent, seen):
        counts[i, j] += 1
    with np.errstate(invalid="ignore"):
        return counts / counts.sum(axis=1, keepdims=True)
