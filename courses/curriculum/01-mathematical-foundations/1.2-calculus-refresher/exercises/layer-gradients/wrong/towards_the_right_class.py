"""fails: loss_example

The sign is turned around

One-hot minus probabilities is the direction in which the loss *falls*. The gradient points where it grows: raising
the score of the right class lowers the loss, so its entry must be negative. Gradient descent brings the minus by
itself.
"""

import numpy as np


def loss_backward(scores, labels):
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (np.eye(scores.shape[1])[labels] - exps / exps.sum(axis=1, keepdims=True)) / len(labels)
