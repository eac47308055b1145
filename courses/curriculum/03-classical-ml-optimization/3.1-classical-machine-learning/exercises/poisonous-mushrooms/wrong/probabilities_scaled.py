"""fails: corrected_example

The probability is multiplied, not the odds

$p \cdot \text{here} / \text{there}$ treats a probability like a count. Going to a larger share it passes 1. The factor belongs on the odds.
"""

import numpy as np


def corrected(p, there, here):
    return np.minimum(p * here / there, 1.0)
