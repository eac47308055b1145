"""fails: large_logits

The probability of a label can be rounded to 0

The shift keeps exp from overflowing, but $e^{-800}$ is 0 in the computer, and its logarithm is minus infinity. Don't take
the logarithm of a quotient: $\\log p_y = z_y - \\log \\sum_j e^{z_j}$, where nothing vanishes.
"""

import numpy as np


def loss(logits, labels):
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exps / exps.sum(axis=1, keepdims=True)
    return -np.mean(np.log(probabilities[np.arange(len(labels)), labels]))
