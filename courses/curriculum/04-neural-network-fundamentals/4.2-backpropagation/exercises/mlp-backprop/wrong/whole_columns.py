"""fails: loss_gradient_fresh

The 1 is subtracted from whole columns

`p[:, labels] -= 1` takes, for every row, all columns that occur among the labels. What you want is one place in each
row: row 0 with label 0, row 1 with label 1 … Two arrays of indices are read in pairs: `p[np.arange(B), labels]`.
"""

import numpy as np


def loss_gradient(logits, labels):
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exps / exps.sum(axis=1, keepdims=True)
    probabilities[:, labels] -= 1.0
    return probabilities / len(labels)
