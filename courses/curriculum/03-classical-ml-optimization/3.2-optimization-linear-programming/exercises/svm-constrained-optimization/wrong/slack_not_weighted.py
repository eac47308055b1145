"""fails: kkt_example

Slackness is asked of examples without a multiplier

An example may stand far behind the kerb: then its multiplier is zero, and the *product* $\\alpha_i (m_i - 1)$ vanishes. You take $m_i - 1$ alone.
"""

import numpy as np


def kkt(x, y, w, b, alpha):
    m = y * (x @ w + b)
    dual = alpha.sum() - alpha @ dual_matrix(x, y) @ alpha / 2
    return {
        "margin": max(0.0, np.max(1 - m)),
        "sign": max(0.0, np.max(-alpha)),
        "balance": abs(alpha @ y),
        "stationarity": np.linalg.norm(w - (alpha * y) @ x),
        "slackness": np.max(np.abs(m - 1)),
        "gap": w @ w / 2 - dual,
    }
