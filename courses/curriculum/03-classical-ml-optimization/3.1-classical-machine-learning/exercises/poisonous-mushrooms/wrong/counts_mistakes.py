"""fails: threshold_example

The threshold makes few mistakes, not cheap ones

You search for the smallest number of wrong decisions. One poisonous mushroom in the pan isn't as bad as one good one in the bin: compare
costs.
"""

import numpy as np


def best_threshold(y, scores, ill, waste):
    levels = [np.inf, *np.unique(scores)[::-1]]
    best = min(levels, key=lambda level: mean_cost(y, (scores >= level).astype(int), 1, 1))
    return float(best), float(mean_cost(y, (scores >= best).astype(int), ill, waste))
