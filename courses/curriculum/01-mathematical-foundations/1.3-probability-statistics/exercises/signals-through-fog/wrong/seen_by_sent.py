"""fails: fog_example

Rows and columns are exchanged

The row is the sign that was *sent*, the column what was *seen*. With the two exchanged, each row tells what may have been sent to be seen so.
"""

import numpy as np


def learn_fog(sent, seen, count, alpha):
    counts = np.full((count, count), float(alpha))
    for i, j in zip(sent, seen):
        counts[j, i] += 1
    totals = counts.sum(axis=1, keepdims=True)
    return np.where(totals > 0, counts / np.where(totals > 0, totals, 1), 1 / count)
