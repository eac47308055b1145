"""fails: prior_example

The classes are in the order in which they appear

The first label of the notebook need not be the smallest. Everything that follows relies on one order for all, and the contract asks for the ascending one.
"""

import numpy as np


def fit_prior(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    classes = list(dict.fromkeys(labels.tolist()))
    return np.array(classes), np.log([np.mean(labels == y) for y in classes])
