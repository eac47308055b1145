"""fails: entropy_example

The shares are missing in front of the logarithms

You add up $-\\log_2 p_j$, the surprise of each label. Entropy is the *mean* surprise, and a rare label is rarely there to surprise: weigh each by its share.
"""

import math


def entropy(labels: list) -> float:
    shares = [labels.count(label) / len(labels) for label in set(labels)]
    return sum(-math.log2(share) for share in shares)
