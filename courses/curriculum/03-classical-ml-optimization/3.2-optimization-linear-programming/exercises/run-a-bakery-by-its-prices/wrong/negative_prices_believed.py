"""fails: audit_refuses
silent: a missing exception is all that differs

Negative prices are believed

$y \\cdot Ax \\le y \\cdot b$ follows from $Ax \\le b$ only for $y \\ge 0$. A negative price turns its inequality round.
"""

import numpy as np


def audit(c, a, b, plan, prices):
    if np.any(plan < -1e-9) or np.any(a @ plan > b + 1e-9):
        raise ValueError("plan")
    if np.any(a.T @ prices < c - 1e-9):
        raise ValueError("prices")
    return b @ prices - c @ plan
