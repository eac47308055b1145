"""fails: move_fresh
silent: its answers are right, only the arguments change

The old centres are overwritten

`centres[label] = ...` writes into the caller's array. Whoever wants to start again from the same centres can't: copy
first.
"""

import numpy as np


def move(points, labels, centres):
    for label in np.unique(labels):
        centres[label] = points[labels == label].mean(axis=0)
    return centres


def kmeans(points, centres):
    centres = centres.copy()
    labels, inertias = None, []
    while True:
        now = nearest(points, centres)
        inertias.append(float(((points - centres[now]) ** 2).sum()))
        if labels is not None and np.array_equal(now, labels):
            return centres, labels, inertias
        labels, centres = now, move(points, now, centres)
