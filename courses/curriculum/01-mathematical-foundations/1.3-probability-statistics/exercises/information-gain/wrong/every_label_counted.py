"""fails: entropy_example

Every example contributes, not every different label

Your sum runs over the list, so a label that occurs three times contributes three times. The entropy has one term for each *different* label: loop over
`set(labels)`.
"""

import math


def entropy(labels: list) -> float:
    shares = [labels.count(label) / len(labels) for label in labels]
    return sum(-share * math.log2(share) for share in shares)
