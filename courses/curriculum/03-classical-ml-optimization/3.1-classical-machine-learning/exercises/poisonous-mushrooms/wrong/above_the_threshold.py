"""fails: threshold_example

The mushroom at the threshold is kept

*At least* includes equality. With `>` each threshold does what the next higher one should do.
"""

import numpy as np


def best_threshold(y, scores, ill, waste):
    best = np.inf, mean_cost(y, np.zeros(len(y)), ill, waste)
    for threshold in np.unique(scores)[::-1]:
        cost = mean_cost(y, (scores > threshold).astype(int), ill, waste)
        if cost < best[1]:
            best = threshold, cost
    return float(best[0]), float(best[1])
