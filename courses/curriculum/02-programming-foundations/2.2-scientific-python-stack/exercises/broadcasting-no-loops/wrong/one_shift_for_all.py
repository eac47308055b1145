"""fails: softmax_extreme

One largest score is subtracted from all rows

It keeps `exp` from overflowing, but a row that lies 1000 below the largest one underflows: all of its powers are 0, and
0 / 0 is NaN. Every row needs its own largest score.
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=-1, keepdims=True)
