"""fails: roc_example

The curve doesn't begin at (0, 0)

The first point belongs to a threshold above all scores, where nobody is called positive. Without it the area below the
first step is lost.
"""

import numpy as np


def roc_points(y, scores):
    if len(np.unique(y)) < 2:
        raise ValueError("both classes")
    levels = np.unique(scores)[::-1]
    fpr = [np.mean(scores[y == 0] >= level) for level in levels]
    tpr = [np.mean(scores[y == 1] >= level) for level in levels]
    return np.array(fpr), np.array(tpr)
