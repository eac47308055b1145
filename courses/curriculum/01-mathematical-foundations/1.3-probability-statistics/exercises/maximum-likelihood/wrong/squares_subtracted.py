"""fails: far_from_zero

The variance is a difference of two huge numbers

The mean of the squares minus the square of the mean is right on paper. With numbers near $10^8$ both are near $10^{16}$, and a double keeps
16 digits: the difference is what rounding left over. Subtract the mean first, then square.
"""

import numpy as np


def fit_gaussian(x: np.ndarray) -> tuple[float, float]:
    return float(np.mean(x)), float(np.mean(x**2) - np.mean(x) ** 2)
