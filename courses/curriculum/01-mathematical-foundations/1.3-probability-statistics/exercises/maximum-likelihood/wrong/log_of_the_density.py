"""fails: likelihood_fresh

The logarithm is taken of a density that is 0 for the computer

A hundred standard deviations from the mean the density is about $e^{-5000}$. No floating-point number is that small, it becomes 0, and the
logarithm of 0 is minus infinity. Take the logarithm of the formula, not of the number.
"""

import numpy as np


def gaussian_log_likelihood(x: np.ndarray, mean: float, variance: float) -> float:
    density = np.exp(-((x - mean) ** 2) / (2 * variance)) / np.sqrt(2 * np.pi * variance)
    with np.errstate(divide="ignore"):
        return float(np.sum(np.log(density)))
