"""fails: errors

Tiny numbers are compared by their ratio

$10^{-9}$ and $-10^{-9}$ are both zero for a gradient check: numerical gradients have noise of that size. Without the floor of 0.0001, noise
looks like the worst mistake.
"""

import numpy as np


def relative_error(a, b):
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)
