"""fails: kinds_example

Alpha is added in every example

Smoothing is done once for each class, on the totals. Added to each row, it grows with the number of examples and is never outweighed by what was heard.
"""

import numpy as np


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    totals = np.array([(counts[labels == y] + alpha).sum(axis=0) for y in np.unique(labels)])
    return np.log(totals / totals.sum(axis=1, keepdims=True))
