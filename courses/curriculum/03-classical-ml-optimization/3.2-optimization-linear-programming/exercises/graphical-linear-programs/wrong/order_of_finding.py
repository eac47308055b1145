"""fails: corners_example

The corners come in the order in which they were found

The pairs of constraints know nothing about their place on the outline. Sort the corners by their angle around the middle,
else the polygon crosses itself when you draw it.
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
            if new and np.all(a @ point <= b + 1e-7):
                found.append(point)
    return np.array(found).reshape(-1, 2)
