# An array of sixteen million rows without a column: eighty bytes on the wire, a gigabyte as lists.
#
# target = "arrays"
# verdict = ["failed", "error"]
# reason = ["The shape is wrong", "took more time or memory"]

import numpy as np


def centred(x):
    return np.empty((16_000_000, 0))
