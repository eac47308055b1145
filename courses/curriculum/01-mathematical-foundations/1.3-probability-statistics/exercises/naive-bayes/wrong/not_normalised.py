"""fails: posterior_example

The scores are returned as they are

Prior times likelihood is *proportional* to the posterior. To be probabilities, the entries of a row have to be divided by their sum, which in logarithms is a subtraction.
"""

import numpy as np


def log_posterior(log_prior: np.ndarray, log_likelihoods: np.ndarray) -> np.ndarray:
    return log_prior + log_likelihoods
