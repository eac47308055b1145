"""fails: kkt_example

The labels are missing from the margins

$w \\cdot x_i + b$ should be at least 1 for one kind and at most $-1$ for the other. Multiplying by the label makes one condition of both.
"""

import numpy as np


def kkt(x, y, w, b, alpha):
    m = x @ w + b
    dual = alpha.sum() - alpha @ dual_matrix(x, y) @ alpha / 2
    return {
        "margin": max(0.0, np.max(1 - m)),
        "sign": max(0.0, np.max(-alpha)),
        "balance": abs(alpha @ y),
        "stationarity": np.linalg.norm(w - (alpha * y) @ x),
        "slackness": np.max(np.abs(alpha * (m - 1))),
        "gap": w @ w / 2 - dual,
    }
