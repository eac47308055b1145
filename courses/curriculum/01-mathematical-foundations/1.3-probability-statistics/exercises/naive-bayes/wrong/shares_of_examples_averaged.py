"""fails: kinds_example

Each example's shares are averaged

An owl that called once then weighs as much as one that called a hundred times. Add up the calls of the class first.
"""

import numpy as np


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    smooth = counts + alpha
    shares = smooth / smooth.sum(axis=1, keepdims=True)
    return np.log(np.array([shares[labels == y].mean(axis=0) for y in np.unique(labels)]))
