"""fails: loss_gradient_fresh

The gradient points the wrong way

You have labels minus probabilities. That is the direction in which to *go*; the gradient points uphill, and the minus comes in with the step.
"""

import numpy as np


def loss_gradient(logits, labels):
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exps / exps.sum(axis=1, keepdims=True)
    return (np.eye(logits.shape[1])[labels] - probabilities) / len(labels)
