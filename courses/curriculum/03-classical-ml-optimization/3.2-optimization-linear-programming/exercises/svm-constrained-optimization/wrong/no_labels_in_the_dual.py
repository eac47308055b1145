"""fails: dual_right

The dual's matrix lacks the labels

You return the inner products $x_i \\cdot x_j$. Examples of different kinds pull in opposite directions, which is what $y_i y_j$ says.
"""

import numpy as np


def dual_matrix(x, y):
    return x @ x.T


def kkt(x, y, w, b, alpha):
    m = y * (x @ w + b)
    made = (alpha * y) @ x
    return {"margin": max(0.0, np.max(1 - m)), "sign": max(0.0, np.max(-alpha)), "balance": abs(alpha @ y),
            "stationarity": np.linalg.norm(w - made), "slackness": np.max(np.abs(alpha * (m - 1))),
            "gap": w @ w / 2 - alpha.sum() + made @ made / 2}
