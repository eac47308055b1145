"""fails: split_example

The threshold is a value that occurs, not the middle between two

On the training examples both make the same groups. New examples fall between the values that you have seen, and the
middle is the fairest place to cut.
"""

import numpy as np


def best_split(x, y):
    best, gain = None, 1e-12
    for feature in range(x.shape[1]):
        for threshold in np.unique(x[:, feature])[:-1]:
            left = x[:, feature] <= threshold
            decrease = gini(y) - left.mean() * gini(y[left]) - (~left).mean() * gini(y[~left])
            if decrease > gain:
                best, gain = (feature, float(threshold), float(decrease)), decrease + 1e-12
    return best
