"""fails: entropy_example

Your entropy is in nats

`math.log` is the natural logarithm. One bit is $\\ln 2 \\approx 0.693$ nats. Use `math.log2`.
"""

import math


def entropy(labels: list) -> float:
    shares = [labels.count(label) / len(labels) for label in set(labels)]
    return sum(-share * math.log(share) for share in shares)
