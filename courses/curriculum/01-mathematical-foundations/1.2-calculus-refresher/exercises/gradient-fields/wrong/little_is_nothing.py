"""fails: arrows_zero

Short gradients are taken for zero

A gradient of length 0.001 has a direction like any other, and its arrow has length 1. Only where it is exactly zero
is there none.
"""

import numpy as np


def downhill(u, v):
    lengths = np.hypot(u, v)
    flat = lengths < 0.01
    lengths = np.where(flat, 1, lengths)
    return np.where(flat, 0, -u / lengths), np.where(flat, 0, -v / lengths)
