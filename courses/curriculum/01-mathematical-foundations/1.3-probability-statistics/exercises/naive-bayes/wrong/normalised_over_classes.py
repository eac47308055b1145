"""fails: kinds_example

The probabilities of a kind sum to 1 over the classes

That would be $P(y \\mid \\text{kind})$, the question that Bayes' theorem answers later. Here $P(\\text{kind} \\mid y)$ is wanted: each *row*, one class, sums
to 1.
"""

import numpy as np


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    totals = np.array([counts[labels == y].sum(axis=0) for y in np.unique(labels)]) + alpha
    return np.log(totals / totals.sum(axis=0, keepdims=True))
