"""fails: roc_example

The threshold rises instead of falling

You begin at the lowest score, where everybody is called positive. Then the curve runs backwards, from (1, 1) to (0, 0). Sort the
highest score first.
"""

import numpy as np


def roc_points(y, scores):
    if len(np.unique(y)) < 2:
        raise ValueError("both classes")
    levels = np.unique(scores)
    fpr = [np.mean(scores[y == 0] >= level) for level in levels] + [0.0]
    tpr = [np.mean(scores[y == 1] >= level) for level in levels] + [0.0]
    return np.array(fpr), np.array(tpr)
