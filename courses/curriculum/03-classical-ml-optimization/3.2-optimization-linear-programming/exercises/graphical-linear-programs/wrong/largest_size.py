"""fails: solve_fresh

The value farthest from zero wins

You compare sizes, `abs(value)`. A loss of 20 is larger in size than a loss of 3, but it isn't the better plan.
"""

import numpy as np


def solve_graphically(c, a, b):
    found = corners(a, b)
    if len(found) == 0:
        return "infeasible", None, None
    along = np.column_stack([-a[:, 1], a[:, 0]])
    along = along / np.linalg.norm(along, axis=1, keepdims=True)
    for direction in np.concatenate([along, -along]):
        if np.all(a @ direction <= 1e-9) and c @ direction > 1e-9:
            return "unbounded", None, None
    values = found @ c
    best = np.argmax(np.abs(values))
    return "optimal", found[best], values[best]
