"""fails: logits_unchanged

The logits that came in are changed

`logits -= …` writes into the caller's array. The next who reads it finds probabilities where logits were.
"""

import numpy as np


def loss_gradient(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    logits[np.arange(len(labels)), labels] -= 1.0
    return logits / len(labels)
