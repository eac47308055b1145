"""fails: arrows_example

All arrows are divided by one common number

`np.linalg.norm(u)` is the root of *all* squares of the array, a single number. The length of each arrow is made of
its own two components: `np.hypot(u, v)`.
"""

import numpy as np


def downhill(u, v):
    return -u / max(np.linalg.norm(u), 1e-300), -v / max(np.linalg.norm(v), 1e-300)
