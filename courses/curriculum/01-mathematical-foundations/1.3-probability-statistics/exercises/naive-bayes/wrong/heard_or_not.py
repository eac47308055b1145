"""fails: likelihood_example

A kind counts once, however often it was heard

You use whether a kind occurred, not how often. In this model every call is a piece of evidence: three screeches contribute three times the
logarithm.
"""

import numpy as np


def log_likelihood(
    counts: np.ndarray, measures: np.ndarray, log_kinds: np.ndarray, means: np.ndarray, variances: np.ndarray
) -> np.ndarray:
    squares = (measures[:, None, :] - means) ** 2 / variances
    return (counts > 0) @ log_kinds.T - 0.5 * np.sum(squares + np.log(2 * np.pi * variances), axis=2)
