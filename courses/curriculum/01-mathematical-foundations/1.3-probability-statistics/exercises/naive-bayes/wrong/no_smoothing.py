"""fails: kinds_example

Nothing is smoothed

A kind that a class was never heard to use gets the probability 0 and the logarithm minus infinity. One such call would rule the class out, whatever
else speaks for it. Add alpha to every number before you divide.
"""

import numpy as np


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    totals = np.array([counts[labels == y].sum(axis=0) for y in np.unique(labels)])
    with np.errstate(divide="ignore"):
        return np.log(totals / totals.sum(axis=1, keepdims=True))
