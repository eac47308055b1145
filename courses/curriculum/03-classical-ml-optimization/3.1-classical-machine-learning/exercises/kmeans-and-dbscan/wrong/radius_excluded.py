"""fails: dbscan_example

Points exactly at the radius don't count as near

*At most* includes equality. With whole numbers, or with coordinates that were rounded, distances meet the radius often.
"""

import numpy as np


def dbscan(points, radius, least):
    near = np.linalg.norm(points[:, None] - points, axis=2) < radius
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
