"""fails: corners_fresh

Corners with a negative coordinate are thrown away

In the bakery nobody bakes minus two trays, and there this stands among the constraints. Nothing else limits the
unknowns: where they may not be negative, a row of `a` says so.
"""

import numpy as np


def corners(a, b):
    found = []
    for i in range(len(a)):
        for j in range(i):
            if abs(np.linalg.det(a[[i, j]])) <= 1e-9:
                continue
            point = np.linalg.solve(a[[i, j]], b[[i, j]])
            new = all(np.linalg.norm(point - other) > 1e-6 for other in found)
            if new and np.all(a @ point <= b + 1e-7) and np.all(point >= -1e-7):
                found.append(point)
    if not found:
        return np.zeros((0, 2))
    found = np.array(found)
    middle = found.mean(axis=0)
    return found[np.argsort(np.arctan2(found[:, 1] - middle[1], found[:, 0] - middle[0]))]
