"""fails: network_example

The way back passes ReLU by

Hidden units that were switched off, with an input below zero, pass nothing forwards, so they must pass no gradient
back. Send the gradient of the hidden layer through `relu_backward` before it reaches the first dense layer.
"""

import numpy as np


def network_backward(x, labels, w1, b1, w2, b2):
    before = x @ w1.T + b1
    hidden = np.maximum(before, 0)
    d_scores = loss_backward(hidden @ w2.T + b2, labels)
    d_hidden, d_w2, d_b2 = dense_backward(d_scores, hidden, w2)
    _, d_w1, d_b1 = dense_backward(d_hidden, x, w1)
    return d_w1, d_b1, d_w2, d_b2
