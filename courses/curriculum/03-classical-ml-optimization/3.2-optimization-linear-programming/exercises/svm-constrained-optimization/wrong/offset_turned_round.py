"""fails: plane_example
silent: one number of one call

b has the other sign

On the kerb $w \\cdot x_i + b = y_i$, so $b = y_i - w \\cdot x_i$. You have $w \\cdot x_i - y_i$.
"""

import numpy as np


def hyperplane(x, y, alpha):
    w = (alpha * y) @ x
    support = alpha > 1e-6 * alpha.max()
    return w, np.mean(x[support] @ w - y[support])
