"""fails: kl_zeros

What q excludes is skipped

A term with $p_j = 0$ vanishes. One with $q_j = 0$ and $p_j > 0$ doesn't: the model calls impossible what happens, and no finite number of bits makes
up for that.
"""

import math


def kl_divergence(p: list[float], q: list[float]) -> float:
    return sum(a * math.log2(a / b) for a, b in zip(p, q) if a > 0 and b > 0)
