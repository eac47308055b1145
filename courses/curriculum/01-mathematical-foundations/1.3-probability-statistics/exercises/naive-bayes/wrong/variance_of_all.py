"""fails: measures_example

All classes get the variance of the whole notebook

That variance also holds the differences *between* the classes, so it is too large for each. Compute it within each class.
"""

import numpy as np


def fit_measures(measures: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    means = np.array([measures[labels == y].mean(axis=0) for y in np.unique(labels)])
    return means, np.maximum(np.tile(measures.var(axis=0), (len(means), 1)), 1e-6)
