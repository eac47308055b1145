"""fails: inputs_unchanged

The scores are overwritten

`scores -= ...` changes the array that the caller handed over. The caller may still need it, for instance to compute
the loss. Write `scores = scores - ...`, which makes a new array.
"""

import numpy as np


def loss_backward(scores, labels):
    scores -= scores.max(axis=1, keepdims=True)
    exps = np.exp(scores)
    return (exps / exps.sum(axis=1, keepdims=True) - np.eye(scores.shape[1])[labels]) / len(labels)
