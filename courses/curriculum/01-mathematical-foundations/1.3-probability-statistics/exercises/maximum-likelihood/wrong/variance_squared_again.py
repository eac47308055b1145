"""fails: likelihood_example

The variance is taken for the standard deviation

The third argument is $\\sigma^2$ already. Squaring it once more makes the model wider (or narrower) than the one that was asked about.
"""

import numpy as np


def gaussian_log_likelihood(x: np.ndarray, mean: float, variance: float) -> float:
    return float(np.sum(-np.log(variance) - 0.5 * np.log(2 * np.pi) - (x - mean) ** 2 / (2 * variance**2)))
