"""fails: uncertainty_example

A certain belief has the entropy NaN

`0 * np.log2(0)` is 0 times minus infinity, NaN for a computer. What is impossible contributes nothing: leave it out of the sum.
"""

import numpy as np


def uncertainty(beliefs):
    with np.errstate(all="ignore"):
        return -np.sum(beliefs * np.log2(beliefs), axis=1)
