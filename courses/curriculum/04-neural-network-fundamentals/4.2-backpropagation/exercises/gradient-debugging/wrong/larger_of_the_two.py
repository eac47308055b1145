"""fails: errors

The denominator is the larger of the two numbers

That is another usual definition. Here it is the sum of both sizes, so that the error is never above 1.
"""

import numpy as np


def relative_error(a, b):
    return np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-4)
