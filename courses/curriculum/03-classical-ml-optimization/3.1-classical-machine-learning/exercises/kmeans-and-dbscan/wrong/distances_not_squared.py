"""fails: kmeans_example

The inertia adds distances, not their squares

The mean is the best centre for *squared* distances. For plain distances it would be another point, and the sum could
rise from one round to the next.
"""

import numpy as np


def kmeans(points, centres):
    labels, inertias = None, []
    while True:
        now = nearest(points, centres)
        inertias.append(float(np.linalg.norm(points - centres[now], axis=1).sum()))
        if labels is not None and np.array_equal(now, labels):
            return centres, labels, inertias
        labels, centres = now, move(points, now, centres)
