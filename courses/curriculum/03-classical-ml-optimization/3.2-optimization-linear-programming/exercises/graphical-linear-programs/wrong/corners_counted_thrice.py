"""fails: corners_special

A corner where three lines meet is listed three times

Each of the three pairs of lines finds it again. Before you keep a point, see whether it is there already.
"""

import numpy as np


def corners(a, b):
    found = []
    for i in range(len(a)):
        for j in range(i):
            if abs(np.linalg.det(a[[i, j]])) <= 1e-9:
                continue
            point = np.linalg.solve(a[[i, j]], b[[i, j]])
            if np.all(a @ point <= b + 1e-7):
                found.append(point)
    if not found:
        return np.zeros((0, 2))
    found = np.array(found)
    middle = found.mean(axis=0)
    return found[np.argsort(np.arctan2(found[:, 1] - middle[1], found[:, 0] - middle[0]))]
