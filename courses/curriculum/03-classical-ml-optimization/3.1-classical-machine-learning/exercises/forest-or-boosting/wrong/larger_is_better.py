"""fails: verdict_example

The larger error wins

These are errors: the smaller, the better. If first minus second is clearly positive, the *second* model is better.
"""

import numpy as np


def verdict(first, second):
    apart = first - second
    mean, error = apart.mean(), apart.std(ddof=1) / np.sqrt(len(apart))
    word = "second" if mean < -2 * error else "first" if mean > 2 * error else "undecided"
    return float(mean), float(error), word
