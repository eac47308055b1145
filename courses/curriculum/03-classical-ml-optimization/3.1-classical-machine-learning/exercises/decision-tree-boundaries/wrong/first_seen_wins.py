"""fails: leaf_ties

Among equally frequent labels the one seen first wins

`Counter.most_common` keeps the order of appearance, so that the same group in another order gives another tree. Take the
smallest of the most frequent labels.
"""

from collections import Counter


def grow(x, y, depth):
    split = best_split(x, y) if depth > 0 else None
    if split is None:
        return {"label": Counter(y.tolist()).most_common(1)[0][0]}
    feature, threshold, _ = split
    left = x[:, feature] <= threshold
    return {
        "feature": feature,
        "threshold": threshold,
        "left": grow(x[left], y[left], depth - 1),
        "right": grow(x[~left], y[~left], depth - 1),
    }
