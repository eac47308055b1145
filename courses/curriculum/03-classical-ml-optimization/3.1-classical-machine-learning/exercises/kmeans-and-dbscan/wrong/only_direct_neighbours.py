"""fails: dbscan_fresh

Clusters end after one step

The neighbours of one core point get its cluster, but their own neighbours don't. Go on from every core point that you
reach, until nothing new is found.
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
        around = near[near[first] & core].any(axis=0)
        labels[around & (labels < 0)] = cluster
        cluster += 1
    return labels
