"""fails: roc_example

Every example is a step of its own, ties too

Examples with equal scores cross the threshold together. In your curve the order of the data decides whether it goes up
first or to the right first, and the area with it.
"""

import numpy as np


def roc_points(y, scores):
    if len(np.unique(y)) < 2:
        raise ValueError("both classes")
    order = np.argsort(-scores, kind="stable")
    tpr = np.cumsum(y[order] == 1) / np.sum(y == 1)
    fpr = np.cumsum(y[order] == 0) / np.sum(y == 0)
    return np.append(0, fpr), np.append(0, tpr)
