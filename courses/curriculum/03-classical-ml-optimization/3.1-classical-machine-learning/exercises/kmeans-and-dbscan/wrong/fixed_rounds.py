"""fails: kmeans_example

The rounds are counted instead of watched

Ten rounds are too many for an easy start and too few for a hard one. Stop when an assignment changes no label.
"""

import numpy as np


def kmeans(points, centres):
    inertias = []
    for _ in range(10):
        labels = nearest(points, centres)
        inertias.append(float(((points - centres[labels]) ** 2).sum()))
        centres = move(points, labels, centres)
    return centres, labels, inertias
