"""fails: gini_example

The probability of one class is used instead of both

You return $p(1 - p)$. For two classes the chance that two draws differ is twice that: first one then the other, or the
other way round. With more classes the formula is $1 - \\sum_k p_k^2$.
"""

import numpy as np


def gini(labels):
    _, counts = np.unique(labels, return_counts=True)
    share = counts[0] / len(labels)
    return share * (1 - share)
