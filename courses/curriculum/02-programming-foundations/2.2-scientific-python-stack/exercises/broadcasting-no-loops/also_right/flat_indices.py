"""Flat indices, booleans, sorting and running totals, and a centred square."""

import numpy as np


def standardise(table):
    means, deviations = table.mean(0), table.std(0)
    constant = np.ptp(table, axis=0) == 0
    deviations[constant] = np.inf
    return (table - means) / deviations


def softmax(scores):
    rows = np.atleast_2d(scores).reshape(-1, scores.shape[-1])
    powers = np.exp((rows.T - rows.max(1)).T)
    return (powers.T / powers.sum(1)).T.reshape(scores.shape)


def one_hot(labels, classes):
    return np.equal.outer(labels, np.arange(classes))


def squared_distances(a, b):
    middle = b.mean(axis=0)
    p, q = a - middle, b - middle
    return np.clip(np.add.outer((p * p).sum(1), (q * q).sum(1)) - 2 * np.dot(p, q.T), 0, None)


def group_sums(values, groups, count):
    order = np.argsort(groups)
    totals = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values[order], axis=0)])
    ends = np.searchsorted(groups[order], np.arange(count + 1))
    return np.diff(totals[ends], axis=0)


def patches(images, size):
    b, h, w = images.shape
    tops, lefts, rows, columns = np.ogrid[: h - size + 1, : w - size + 1, :size, :size]
    places = (tops + rows) * w + lefts + columns
    return np.take(images.reshape(b, h * w), places, axis=1)
