"""fails: slope_example

The best of a grid is only as good as the grid

A thousand candidates between -10 and 10 are 0.02 apart, and six digits after the point are asked for. Use the sign of the score to halve the interval:
twenty more looks give six more digits.
"""

import numpy as np


def fit_slope(x: np.ndarray, y: np.ndarray) -> float:
    grid = np.linspace(-10, 10, 1001)
    scores = [abs(np.sum(x * (y - 0.5 * (1 + np.tanh(w * x / 2))))) for w in grid]
    return float(grid[int(np.argmin(scores))])
