"""fails: fog_example

Columns are normalised instead of rows

Your columns sum to 1: that is $P(\\text{sent} \\mid \\text{seen})$, and it depends on how often each sign was sent that evening. The fog is
$P(\\text{seen} \\mid \\text{sent})$: what becomes of *one* sign, a row, sums to 1.
"""

import numpy as np


def learn_fog(sent, seen, count, alpha):
    counts = np.full((count, count), float(alpha))
    for i, j in zip(sent, seen):
        counts[i, j] += 1
    totals = counts.sum(axis=0, keepdims=True)
    return np.where(totals > 0, counts / np.where(totals > 0, totals, 1), 1 / count)
