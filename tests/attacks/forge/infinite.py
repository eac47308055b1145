# Infinity: a tolerance that grows with the answer would swallow everything.
#
# target = "arrays"
# verdict = "failed"
# reason = "inf"

import numpy as np


def centred(x):
    return np.full_like(x, np.inf)
