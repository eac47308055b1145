"""fails: solve_example
silent: one array of numbers that only scipy computes

D is minimised

`minimize` minimises. $D$ can be made as small as you like, so the solver gives up somewhere. Hand it $-D$.
"""

import numpy as np


def solve_dual(q, y):
    from scipy.optimize import minimize

    n = len(y)
    result = minimize(lambda alpha: alpha.sum() + alpha @ q @ alpha / 2, np.zeros(n), jac=lambda alpha: q @ alpha + 1,
                      bounds=[(0, None)] * n, method="SLSQP",
                      constraints={"type": "eq", "fun": lambda alpha: y @ alpha, "jac": lambda alpha: y})
    return result.x
