"""fails: arrows_example

The arrows point uphill

The gradient points where the function grows. Downhill is the opposite: both components change their sign.
"""

import numpy as np


def downhill(u, v):
    lengths = np.hypot(u, v)
    lengths = np.where(lengths == 0, 1, lengths)
    return u / lengths, v / lengths
