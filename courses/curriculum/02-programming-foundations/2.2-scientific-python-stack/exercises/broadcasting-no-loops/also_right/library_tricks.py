"""Divisions with `where`, einsum, products with one-hot rows, windows as a view."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def standardise(table):
    centred = table - np.mean(table, axis=0, keepdims=True)
    spread = np.broadcast_to(np.sqrt(np.mean(centred**2, axis=0)), table.shape)
    varies = np.broadcast_to((table != table[:1]).any(axis=0), table.shape)
    return np.divide(centred, spread, out=np.zeros(table.shape), where=varies)


def softmax(scores):
    shifted = scores - np.max(scores, axis=-1)[..., np.newaxis]
    return np.exp(shifted - np.log(np.exp(shifted).sum(-1))[..., np.newaxis])


def one_hot(labels, classes):
    padded = np.vstack([np.eye(classes, dtype=int), np.zeros((1, classes), dtype=int)])
    return padded[labels]


def squared_distances(a, b):
    distances = np.einsum("nd,nd->n", a, a)[:, None] + np.einsum("md,md->m", b, b)[None]
    distances -= 2 * np.einsum("nd,md->nm", a, b, optimize=True)
    distances[distances < 0] = 0
    return distances


def group_sums(values, groups, count):
    d = values.shape[1]
    places = (groups[:, None] * d + np.arange(d)).ravel()
    return np.bincount(places, weights=values.ravel(), minlength=count * d).reshape(count, d)


def patches(images, size):
    return sliding_window_view(images, (size, size), axis=(1, 2))
