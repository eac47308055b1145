"""fails: dual_right

A table of features instead of examples

`signed.T @ signed` has one row for each feature. The dual has an unknown for each *example*, so its matrix is $n \\times n$.
"""

import numpy as np


def dual_matrix(x, y):
    signed = y[:, None] * x
    return signed.T @ signed


def kkt(x, y, w, b, alpha):
    m = y * (x @ w + b)
    made = (alpha * y) @ x
    return {"margin": max(0.0, np.max(1 - m)), "sign": max(0.0, np.max(-alpha)), "balance": abs(alpha @ y),
            "stationarity": np.linalg.norm(w - made), "slackness": np.max(np.abs(alpha * (m - 1))),
            "gap": w @ w / 2 - alpha.sum() + made @ made / 2}
