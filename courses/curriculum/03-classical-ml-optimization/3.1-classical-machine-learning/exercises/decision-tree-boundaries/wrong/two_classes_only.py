"""fails: gini_fresh

Labels are taken for 0 and 1

The mean of the labels is a share only when the labels are 0 and 1. A label is a name: count how often each one occurs.
"""

import numpy as np


def gini(labels):
    p = np.mean(labels == labels.max()) if labels.min() != labels.max() else 0.0
    return 2 * p * (1 - p)
