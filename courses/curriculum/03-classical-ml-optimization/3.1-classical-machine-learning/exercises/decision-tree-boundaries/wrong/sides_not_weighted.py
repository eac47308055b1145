"""fails: split_example

Both sides count the same, however small they are

Cutting off one single example makes a perfectly pure side. Unweighted, that looks like a great success. Weight each
side's impurity with its share of the examples.
"""

import numpy as np


def best_split(x, y):
    best, gain = None, 1e-12
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold
            decrease = gini(y) - 0.5 * gini(y[left]) - 0.5 * gini(y[~left])
            if decrease > gain:
                best, gain = (feature, float(threshold), float(decrease)), decrease + 1e-12
    return best
