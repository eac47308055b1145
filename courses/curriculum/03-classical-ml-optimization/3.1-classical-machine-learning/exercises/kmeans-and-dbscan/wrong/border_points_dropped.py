"""fails: dbscan_example

Border points are called noise

A point with too few neighbours is not core, but next to a core point it still belongs to that point's cluster. Noise has no
core neighbour at all.
"""

import numpy as np


def dbscan(points, radius, least):
    near = np.linalg.norm(points[:, None] - points, axis=2) <= radius
    core = near.sum(axis=1) >= least
    labels = np.full(len(points), -1)
    cluster = 0
    for first in np.flatnonzero(core):
        if labels[first] >= 0:
            continue
        waiting = [first]
        labels[first] = cluster
        while waiting:
            point = waiting.pop()
            fresh = near[point] & (labels < 0) & core
            labels[fresh] = cluster
            waiting += list(np.flatnonzero(fresh))
        cluster += 1
    return labels
