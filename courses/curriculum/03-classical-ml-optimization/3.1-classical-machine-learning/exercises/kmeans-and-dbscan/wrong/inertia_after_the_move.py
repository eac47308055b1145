"""fails: kmeans_example

The inertia is measured after the centres have moved

Then every number belongs to labels of one round and centres of the next. Asked for is the inertia right after each
assignment, with the centres that it was made for.
"""

import numpy as np


def kmeans(points, centres):
    labels, inertias = None, []
    while True:
        now = nearest(points, centres)
        if labels is not None and np.array_equal(now, labels):
            inertias.append(float(((points - centres[now]) ** 2).sum()))
            return centres, labels, inertias
        labels, centres = now, move(points, now, centres)
        inertias.append(float(((points - centres[labels]) ** 2).sum()))
