"""fails: categorical_example

You add one to every count

That is Laplace smoothing. It helps where a zero would do harm, but maximum likelihood gives 0 to what never occurred: any probability
spent on it is missing elsewhere.
"""

import numpy as np


def fit_categorical(outcomes: np.ndarray, count: int) -> np.ndarray:
    return (np.bincount(outcomes, minlength=count) + 1) / (len(outcomes) + count)
