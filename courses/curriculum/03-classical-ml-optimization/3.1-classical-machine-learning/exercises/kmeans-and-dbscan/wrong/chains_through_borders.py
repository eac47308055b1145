"""fails: no_bridge

Border points pass their cluster on

You go on from every point that was reached. Then one thin point between two crowds glues them together. Only core
points may wait for their turn.
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
        while waiting:
            point = waiting.pop()
            fresh = near[point] & (labels < 0)
            labels[fresh] = cluster
            waiting += list(np.flatnonzero(fresh))
        cluster += 1
    return labels
