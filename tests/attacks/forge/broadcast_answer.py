# One number where a matrix was asked for: broadcasting would compare it with every entry.
#
# target = "arrays"
# verdict = "failed"
# reason = "should be a list or an array"

import numpy as np


def centred(x):
    return np.float64(0.0)
