"""fails: gini_example

This is the entropy

$-\\sum_k p_k \\log_2 p_k$ measures mixture as well, and often chooses the same questions. But the impurity asked for here
is Gini's, $1 - \\sum_k p_k^2$: 0.5 and not 1 for two equal halves.
"""

import numpy as np


def gini(labels):
    _, counts = np.unique(labels, return_counts=True)
    shares = counts / len(labels)
    return -np.sum(shares * np.log2(shares))
