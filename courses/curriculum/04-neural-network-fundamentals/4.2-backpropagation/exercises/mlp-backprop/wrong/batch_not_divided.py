"""fails: loss_gradient_fresh

The gradient belongs to the sum of the losses

The loss is the *mean* over the batch, so each example counts for $1/B$ of it, and so does its gradient. Without this, the
size of a step depends on the size of the batch.
"""

import numpy as np


def loss_gradient(logits, labels):
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exps / exps.sum(axis=1, keepdims=True)
    probabilities[np.arange(len(labels)), labels] -= 1.0
    return probabilities
