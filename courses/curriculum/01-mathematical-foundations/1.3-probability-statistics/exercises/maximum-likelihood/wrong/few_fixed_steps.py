"""fails: slope_fresh

A fixed number of fixed steps does not arrive everywhere

The score is a sum over all nights, and each term grows with the temperature. A step that is right for one table is far too long or too short for
another: $w$ jumps to and fro, or is still on its way when the loop ends. Bisection depends on neither.
"""

import numpy as np


def fit_slope(x: np.ndarray, y: np.ndarray) -> float:
    w = 0.0
    for _ in range(1000):
        w += 0.05 * np.sum(x * (y - 0.5 * (1 + np.tanh(w * x / 2))))
    return float(np.clip(w, -10, 10))
