"""fails: loss_gradient_fresh

The softmax runs over the examples instead of the classes

`axis=0` goes down the batch: then the probabilities of one *class* add up to 1. An example's own probabilities stand in
its row, along axis 1.
"""

import numpy as np


def loss_gradient(logits, labels):
    exps = np.exp(logits - logits.max(axis=0))
    return (exps / exps.sum(axis=0) - np.eye(logits.shape[1])[labels]) / len(labels)
