"""fails: split_example

Among equally good questions the last one wins

With `>=` every tie replaces the best so far. It is a matter of agreement, but trees grown by two programs are only the
same if they agree: the smaller feature number, then the smaller threshold.
"""

import numpy as np


def best_split(x, y):
    best, gain = None, 1e-12
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold
            decrease = gini(y) - left.mean() * gini(y[left]) - (~left).mean() * gini(y[~left])
            if decrease >= gain - 1e-13 and decrease > 1e-12:
                best, gain = (feature, float(threshold), float(decrease)), decrease
    return best
