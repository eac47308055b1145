"""fails: dbscan_example

A point doesn't count among its own neighbours

Then `least = 3` asks for three *others*. Whether the point itself counts is a matter of agreement; here, as in the
original paper and in scikit-learn, it does.
"""

import numpy as np


def dbscan(points, radius, least):
    return _flood(points, radius, least + 1)


def _flood(points, radius, least):
    near = np.linalg.norm(points[:, None] - points, axis=2) <= radius
    core = near.sum(axis=1) >= least
    labels = np.full(len(points), -1)
    cluster = 0
    for first in np.flatnonzero(core):
        if labels[first] >= 0:
            continue
        waiting = [first]
        while waiting:
            point = waiting.pop()
            fresh = near[point] & (labels < 0)
            labels[fresh] = cluster
            waiting += list(np.flatnonzero(fresh & core))
        cluster += 1
    return labels
