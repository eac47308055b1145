"""fails: kinds_example

Alpha is added to the sum only once

Every one of the $v$ kinds gets $\\alpha$ calls more, so the sum grows by $\\alpha v$. Your probabilities add up to more than 1.
"""

import numpy as np


def fit_counts(counts: np.ndarray, labels: np.ndarray, alpha: float) -> np.ndarray:
    totals = np.array([counts[labels == y].sum(axis=0) for y in np.unique(labels)])
    return np.log((totals + alpha) / (totals.sum(axis=1, keepdims=True) + alpha))
