"""Sorted once for each feature, running counts for all thresholds together; predictions by groups of rows; imshow."""

import numpy as np


def gini(labels):
    counts = np.bincount(np.unique(labels, return_inverse=True)[1])
    shares = counts / counts.sum()
    return float(np.sum(shares * (1 - shares)))


def best_split(x, y):
    found = []
    for feature in range(x.shape[1]):
        order = np.argsort(x[:, feature], kind="stable")
        values, labels = x[order, feature], y[order]
        hot = (labels[:, None] == np.unique(y)).astype(float)
        left = np.cumsum(hot, axis=0)[:-1]
        right = hot.sum(axis=0) - left
        sizes = np.arange(1, len(y))
        mixed = sizes - (left**2).sum(axis=1) / sizes + (len(y) - sizes) - (right**2).sum(axis=1) / (len(y) - sizes)
        for place in np.flatnonzero(values[:-1] < values[1:]):
            middle = (values[place] + values[place + 1]) / 2
            found.append((feature, middle, gini(y) - mixed[place] / len(y)))
    most = max((decrease for *_, decrease in found), default=0.0)
    if most <= 1e-12:
        return None
    return list(next(split for split in found if split[2] > most - 1e-12))


def predict(tree, x):
    if "label" in tree:
        return np.full(len(x), tree["label"])
    answers = np.zeros(len(x), dtype=int)
    yes = x[:, tree["feature"]] <= tree["threshold"]
    answers[yes], answers[~yes] = predict(tree["left"], x[yes]), predict(tree["right"], x[~yes])
    return answers


def plot_boundary(tree, x, y, steps):
    from matplotlib import pyplot

    across, up, answers = decision_grid(tree, x, steps)
    figure = pyplot.figure()
    pyplot.imshow(answers[::-1], extent=(across[0], across[-1], up[0], up[-1]), alpha=0.4, aspect="auto")
    for label in np.unique(y):
        pyplot.scatter(*x[y == label].T, label=f"class {label}")
    pyplot.legend()
    pyplot.xlabel("width")
    pyplot.ylabel("height")
