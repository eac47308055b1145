"""fails: kl_example

The logarithms are weighted by q

The divergence asks what it costs to believe $q$ while $p$ is what happens, so things are weighted by how often they happen: by $p$. Your sum is
$-D(q \\,\\|\\, p)$, which is never positive.
"""

import math


def kl_divergence(p: list[float], q: list[float]) -> float:
    if any(a > 0 and b == 0 for a, b in zip(p, q)):
        return math.inf
    return sum(b * math.log2(a / b) for a, b in zip(p, q) if a > 0 and b > 0)
