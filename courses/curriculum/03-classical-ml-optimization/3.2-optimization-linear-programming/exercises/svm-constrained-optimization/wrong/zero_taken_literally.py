"""fails: plane_fresh

Every multiplier above zero counts as a support vector

A solver leaves numbers like $10^{-14}$ where a zero belongs. `alpha > 0` takes these examples for support vectors, and $b$ goes astray. Compare with the largest.
"""

import numpy as np


def hyperplane(x, y, alpha):
    w = (alpha * y) @ x
    support = alpha > 0
    return w, np.mean(y[support] - x[support] @ w)
