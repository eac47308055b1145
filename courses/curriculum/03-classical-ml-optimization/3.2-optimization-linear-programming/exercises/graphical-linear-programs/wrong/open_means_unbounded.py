"""fails: solve_unbounded

Every open region is called unbounded

That the region goes on for ever doesn't mean that the gain does. Walking out may cost instead. Ask for both: nothing stops
you, *and* $c \\cdot d > 0$.
"""

import numpy as np


def solve_graphically(c, a, b):
    found = corners(a, b)
    if len(found) == 0:
        return "infeasible", None, None
    along = np.column_stack([-a[:, 1], a[:, 0]])
    along = along / np.linalg.norm(along, axis=1, keepdims=True)
    for direction in np.concatenate([along, -along]):
        if np.all(a @ direction <= 1e-9):
            return "unbounded", None, None
    values = found @ c
    best = np.argmax(values)
    return "optimal", found[best], values[best]
