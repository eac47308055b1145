"""fails: verdict_example

The folds aren't paired

You compute a standard error for each model and combine the two. In it stands how differently hard the folds are, which is the same for both
models. Take differences fold by fold first.
"""

import numpy as np


def verdict(first, second):
    k = len(first)
    mean = first.mean() - second.mean()
    error = np.sqrt(first.var(ddof=1) / k + second.var(ddof=1) / k)
    word = "first" if mean < -2 * error else "second" if mean > 2 * error else "undecided"
    return float(mean), float(error), word
