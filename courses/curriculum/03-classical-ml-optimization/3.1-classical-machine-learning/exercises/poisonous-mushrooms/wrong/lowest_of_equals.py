"""fails: threshold_ties

Of equally cheap thresholds the lowest wins

It throws more away for nothing. Go from the highest down, and change your mind only for a lower cost.
"""

import numpy as np


def best_threshold(y, scores, ill, waste):
    levels = [*np.unique(scores), np.inf]
    costs = [mean_cost(y, (scores >= level).astype(int), ill, waste) for level in levels]
    place = int(np.argmin(np.round(costs, 9)))
    return float(levels[place]), float(costs[place])


def sort_basket(x, y, basket, share, ill, waste, seed):
    p = corrected(_chances(x, y, basket, seed), y.mean(), share)
    return (p >= waste / (waste + ill)).astype(int)
