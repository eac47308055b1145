"""fails: audit_refuses
silent: a missing exception is all that differs

Any plan is believed

A plan that takes flour nobody has may earn more than the prices allow, and the gap comes out negative. Look at the plan before you look at the gap: no entry below
zero, no stock exceeded.
"""

import numpy as np


def audit(c, a, b, plan, prices):
    if np.any(prices < -1e-9) or np.any(a.T @ prices < c - 1e-9):
        raise ValueError("prices")
    return b @ prices - c @ plan
