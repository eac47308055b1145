"""fails: split_none

A question that gains nothing is asked all the same

Your search begins below zero, so that any question beats nothing. In a pure group, or on a chessboard, the best
decrease is 0 up to rounding, and then there is nothing to ask.
"""

import numpy as np


def best_split(x, y):
    best, gain = None, -1.0
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold
            decrease = gini(y) - left.mean() * gini(y[left]) - (~left).mean() * gini(y[~left])
            if decrease > gain:
                best, gain = (feature, float(threshold), float(decrease)), decrease + 1e-12
    return best


def grow(x, y, depth):
    split = best_split(x, y) if depth > 0 else None
    if split is None or split[2] <= 1e-12:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": int(labels[counts.argmax()])}
    feature, threshold, _ = split
    left = x[:, feature] <= threshold
    return {
        "feature": feature,
        "threshold": threshold,
        "left": grow(x[left], y[left], depth - 1),
        "right": grow(x[~left], y[~left], depth - 1),
    }
