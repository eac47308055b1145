"""fails: likelihood_example

You return the mean instead of the sum

Dividing by $n$ doesn't move the maximum, and many programs minimise a mean. The log-likelihood itself is the logarithm of a product, a sum.
"""

import numpy as np


def gaussian_log_likelihood(x: np.ndarray, mean: float, variance: float) -> float:
    return float(np.mean(-0.5 * np.log(2 * np.pi * variance) - (x - mean) ** 2 / (2 * variance)))
