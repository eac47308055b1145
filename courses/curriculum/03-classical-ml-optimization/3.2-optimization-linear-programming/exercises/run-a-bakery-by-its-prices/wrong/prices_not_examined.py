"""fails: audit_refuses
silent: a missing exception is all that differs

Any prices are believed

The bound holds only if every product's ingredients cost at least what it earns. With prices of zero your gap would "prove" that nothing can be gained at all.
"""

import numpy as np


def audit(c, a, b, plan, prices):
    if np.any(plan < -1e-9) or np.any(a @ plan > b + 1e-9):
        raise ValueError("plan")
    return b @ prices - c @ plan
