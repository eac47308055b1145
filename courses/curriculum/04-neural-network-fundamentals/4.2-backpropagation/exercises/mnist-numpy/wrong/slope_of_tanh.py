"""fails: gradients_fresh

The slope is that of tanh

$1 - h^2$ belongs to tanh. For ReLU it is 1 where the unit is positive, and 0 elsewhere.
"""

import numpy as np


def gradients(params, x, labels):
    hidden = np.maximum(x @ params["W1"] + params["b1"], 0)
    logits = hidden @ params["W2"] + params["b2"]
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    d_logits = exps / exps.sum(axis=1, keepdims=True)
    d_logits[np.arange(len(labels)), labels] -= 1.0
    d_logits /= len(labels)
    d_before = d_logits @ params["W2"].T * (1 - hidden**2)
    return {
        "W1": x.T @ d_before,
        "b1": d_before.sum(axis=0),
        "W2": hidden.T @ d_logits,
        "b2": d_logits.sum(axis=0),
    }
