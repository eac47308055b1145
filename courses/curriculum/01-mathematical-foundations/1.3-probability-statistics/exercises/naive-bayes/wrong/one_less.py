"""fails: measures_example

The variance divides by n - 1

Maximum likelihood divides by the number of examples in the class. (`ddof=1` gives the unbiased estimate.)
"""

import numpy as np


def fit_measures(measures: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    groups = [measures[labels == y] for y in np.unique(labels)]
    means = np.array([group.mean(axis=0) for group in groups])
    squares = np.array([((group - group.mean(axis=0)) ** 2).sum(axis=0) / max(len(group) - 1, 1) for group in groups])
    return means, np.maximum(squares, 1e-6)
