"""fails: one_hot_example

The unknown label becomes the last class

An index of -1 counts from the end, so `np.eye(classes)[labels]` takes the last row for it without complaint. A comparison
with `np.arange(classes)` has no such habit.
"""

import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels]
