"""fails: solve_example
silent: one array of numbers that only scipy computes

The balance is left out

Without $\\sum \\alpha_i y_i = 0$ the multipliers belong to a street that must pass through the origin: $b$ has no say. This condition is what minimising over $b$ leaves behind.
"""

import numpy as np


def solve_dual(q, y):
    from scipy.optimize import minimize

    n = len(y)
    result = minimize(lambda alpha: alpha @ q @ alpha / 2 - alpha.sum(), np.zeros(n), jac=lambda alpha: q @ alpha - 1,
                      bounds=[(0, None)] * n, method="L-BFGS-B")
    return result.x
