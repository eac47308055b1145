"""fails: corners_example

Every crossing of two lines is taken for a corner

Where the lines of oven and bread's axis cross, at (10, 0), the flour is long used up. A crossing is a corner only if it
respects *all* constraints, also those that it does not lie on.
"""

import numpy as np


def corners(a, b):
    found = []
    for i in range(len(a)):
        for j in range(i):
            if abs(np.linalg.det(a[[i, j]])) > 1e-9:
                found.append(np.linalg.solve(a[[i, j]], b[[i, j]]))
    if not found:
        return np.zeros((0, 2))
    found = np.array(found)
    middle = found.mean(axis=0)
    return found[np.argsort(np.arctan2(found[:, 1] - middle[1], found[:, 0] - middle[0]))]
