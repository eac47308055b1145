"""fails: cost_example

The costs are added up, not averaged

A large basket costs more than a small one then, and two baskets can't be compared. Divide by the number of all mushrooms.
"""

import numpy as np


def mean_cost(y, thrown, ill, waste):
    return np.sum(ill * ((y == 1) & (thrown == 0)) + waste * ((y == 0) & (thrown == 1)))


def best_threshold(y, scores, ill, waste):
    best = np.inf, mean_cost(y, np.zeros(len(y)), ill, waste)
    for threshold in np.unique(scores)[::-1]:
        cost = mean_cost(y, (scores >= threshold).astype(int), ill, waste)
        if cost < best[1]:
            best = threshold, cost
    return float(best[0]), float(best[1] / len(y))
