"""fails: entropy_example

There may be more than two labels

You count the first label and treat all others as one. That is right for two kinds of owl. With three, the entropy between the others is lost.
"""

import math


def entropy(labels: list) -> float:
    share = labels.count(labels[0]) / len(labels)
    return sum(-s * math.log2(s) for s in (share, 1 - share) if s > 0)
