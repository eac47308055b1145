"""fails: posterior_example

The prior is left out

You normalise the likelihoods alone, as if all classes were equally common. A rare class has to explain what was seen *better*, by the factor that it is
rarer.
"""

import numpy as np


def log_posterior(log_prior: np.ndarray, log_likelihoods: np.ndarray) -> np.ndarray:
    top = log_likelihoods.max(axis=1, keepdims=True)
    return log_likelihoods - top - np.log(np.sum(np.exp(log_likelihoods - top), axis=1, keepdims=True))
