"""fails: prior_example

Every class gets the same prior

You count classes instead of examples. Three of four birds in the notebook are of one kind, and without knowing more the next one is likely to be, too.
"""

import numpy as np


def fit_prior(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    classes = np.unique(labels)
    return classes, np.log(np.ones(len(classes)) / len(classes))
