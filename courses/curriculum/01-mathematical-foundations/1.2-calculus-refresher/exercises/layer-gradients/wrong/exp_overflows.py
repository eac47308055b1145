"""fails: loss_large

`exp` overflows

`exp(1000)` is infinite, and infinity divided by infinity is NaN; `exp(-1500)` is 0 in the whole row, and 0 divided by
0 is NaN as well. Subtract the largest score of each row first: the softmax doesn't change, and all exponents are at
most 0.
"""

import numpy as np


def loss_backward(scores, labels):
    with np.errstate(all="ignore"):
        p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return (p - np.eye(scores.shape[1])[labels]) / len(labels)
