"""fails: posterior_far

A tiny number is added so that the logarithm doesn't complain

`log(p + 1e-12)` returns about $-27.6$ for everything that underflowed. The message is gone, and so is the difference between the classes.
"""

import numpy as np


def log_posterior(log_prior: np.ndarray, log_likelihoods: np.ndarray) -> np.ndarray:
    scores = log_prior + log_likelihoods
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    share = shifted / shifted.sum(axis=1, keepdims=True)
    return np.log(np.maximum(share, 1e-12))
