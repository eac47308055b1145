"""fails: kl_example

That is the cross-entropy

$-\\sum_j p_j \\log_2 q_j$ counts all bits that the code for $q$ needs. The divergence counts only the bits too many: subtract the entropy of $p$.
"""

import math


def kl_divergence(p: list[float], q: list[float]) -> float:
    if any(a > 0 and b == 0 for a, b in zip(p, q)):
        return math.inf
    return sum(-a * math.log2(b) for a, b in zip(p, q) if a > 0)
