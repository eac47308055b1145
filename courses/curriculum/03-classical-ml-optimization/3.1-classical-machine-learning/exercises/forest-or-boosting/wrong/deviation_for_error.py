"""fails: verdict_example

The standard deviation is taken for the standard error

The standard deviation says how much single folds scatter. The mean of $k$ of them scatters less, by $\\sqrt{k}$.
"""

import numpy as np


def verdict(first, second):
    apart = first - second
    mean, error = apart.mean(), apart.std(ddof=1)
    word = "first" if mean < -2 * error else "second" if mean > 2 * error else "undecided"
    return float(mean), float(error), word
