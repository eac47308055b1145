"""fails: best_epoch_example

Epochs are counted from 0

`argmin` returns an index, and the first index is 0. Readers of the figure count epochs from 1, as the axis does.
"""

import numpy as np


def best_epoch(validation):
    return int(np.nanargmin(validation))
