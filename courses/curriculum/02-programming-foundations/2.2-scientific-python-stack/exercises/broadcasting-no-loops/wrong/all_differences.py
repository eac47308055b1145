"""fails: distances_large
silent: code that ran out of memory has no answer to be recognised by

The table of all differences doesn't fit

`a[:, None] - b` holds n · m · d numbers: 691 MB for 1000 and 900 points with 96 coordinates. The expanded square gets by
with n · m.
"""

import numpy as np


def squared_distances(a, b):
    return np.sum((a[:, None] - b) ** 2, axis=-1)
