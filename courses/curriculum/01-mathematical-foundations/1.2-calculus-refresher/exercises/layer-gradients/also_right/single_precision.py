"""einsum, one-hot labels, tanh for the sigmoid, everything in float32."""

import numpy as np


def relu_backward(upstream, x):
    return np.where(x > 0, upstream, 0).astype(np.float32)


def sigmoid_backward(upstream, x):
    return (upstream * (1 - np.tanh(x / 2) ** 2) / 4).astype(np.float32)


def dense_backward(upstream, x, weight):
    g = upstream.astype(np.float32)
    return (
        np.einsum("no,oi->ni", g, weight.astype(np.float32)),
        np.einsum("no,ni->oi", g, x.astype(np.float32)),
        np.einsum("no->o", g),
    )


def loss_backward(scores, labels):
    shifted = scores - scores.max(axis=-1)[:, np.newaxis]
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1))[:, np.newaxis]
    one_hot = np.eye(scores.shape[1])[labels]
    return ((np.exp(log_p) - one_hot) / scores.shape[0]).astype(np.float32)
