"""fails: threshold_ties

Throwing nothing away isn't tried

Your lowest cost is that of some score. But if all are good, or waste is dear, the best decision is to keep everything: the threshold
infinity.
"""

import numpy as np


def best_threshold(y, scores, ill, waste):
    levels = np.unique(scores)[::-1]
    costs = [mean_cost(y, (scores >= level).astype(int), ill, waste) for level in levels]
    place = int(np.argmin(np.round(costs, 9)))
    return float(levels[place]), float(costs[place])
