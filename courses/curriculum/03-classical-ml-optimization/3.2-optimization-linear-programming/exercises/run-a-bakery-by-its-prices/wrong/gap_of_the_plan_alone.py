"""fails: audit_gap

The gap is taken between the stocks' use and the gain

You price what the plan *uses*, $y \\cdot Ax$. The bound for other plans needs the worth of all that is there, $y \\cdot b$: another plan may use what this one leaves.
"""

import numpy as np


def audit(c, a, b, plan, prices):
    if np.any(plan < -1e-9) or np.any(a @ plan > b + 1e-9):
        raise ValueError("plan")
    if np.any(prices < -1e-9) or np.any(a.T @ prices < c - 1e-9):
        raise ValueError("prices")
    return (a @ plan) @ prices - c @ plan
