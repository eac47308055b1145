"""fails: best_epoch_example

An epoch without a measurement is taken for the best one

For `np.argmin` NaN is smaller than everything, so the first gap wins. `np.nanargmin` passes over it.
"""

import numpy as np


def best_epoch(validation):
    return int(np.argmin(validation)) + 1
