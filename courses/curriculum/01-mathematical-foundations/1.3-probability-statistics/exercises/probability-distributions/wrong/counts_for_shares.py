"""fails: shares_example

These are counts, not shares

Counts grow with the number of observations, probabilities don't. Divide by the number of observations, and the two can be compared.
"""

import numpy as np


def frequencies(observed: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(observed, minlength=count)
