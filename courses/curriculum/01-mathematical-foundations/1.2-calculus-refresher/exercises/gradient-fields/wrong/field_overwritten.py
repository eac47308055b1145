"""fails: field_unchanged

The field is overwritten

`u /= ...` writes into the caller's array. Draw the picture twice, and the second time there is no field left, only
arrows.
"""

import numpy as np


def downhill(u, v):
    lengths = np.hypot(u, v)
    lengths[lengths == 0] = 1
    u /= -lengths
    v /= -lengths
    return u, v
