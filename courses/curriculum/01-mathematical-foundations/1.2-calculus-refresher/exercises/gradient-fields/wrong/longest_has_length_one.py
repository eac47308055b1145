"""fails: arrows_example

Only the longest arrow has length 1

You divide all arrows by the length of the longest, so the short ones stay as hard to see as before. Each arrow is
divided by its own length.
"""

import numpy as np


def downhill(u, v):
    longest = max(np.hypot(u, v).max(), 1e-300)
    return -u / longest, -v / longest
