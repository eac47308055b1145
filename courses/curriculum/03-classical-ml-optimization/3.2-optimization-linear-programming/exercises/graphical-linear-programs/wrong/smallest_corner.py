"""fails: solve_example

The corner with the smallest value is returned

`argmin` belongs to programs that minimise a cost. Here the gain is to be as large as possible.
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
    best = np.argmin(values)
    return "optimal", found[best], values[best]
