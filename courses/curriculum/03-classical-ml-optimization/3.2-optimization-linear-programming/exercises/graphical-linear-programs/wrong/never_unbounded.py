"""fails: solve_unbounded

An endless gain isn't noticed

You return the best *corner*. In an open region there may be better points than all corners, farther and farther out. Look
for a direction in which no constraint stops you and the value grows.
"""

import numpy as np


def solve_graphically(c, a, b):
    found = corners(a, b)
    if len(found) == 0:
        return "infeasible", None, None
    values = found @ c
    best = np.argmax(values)
    return "optimal", found[best], values[best]
