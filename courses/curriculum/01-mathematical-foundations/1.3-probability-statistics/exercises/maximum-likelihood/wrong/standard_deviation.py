"""fails: gaussian_example

The standard deviation is returned for the variance

The parameter asked for is $\\sigma^2$, the mean of the squared deviations. You took the root of it.
"""

import numpy as np


def fit_gaussian(x: np.ndarray) -> tuple[float, float]:
    return float(np.mean(x)), float(np.std(x))
