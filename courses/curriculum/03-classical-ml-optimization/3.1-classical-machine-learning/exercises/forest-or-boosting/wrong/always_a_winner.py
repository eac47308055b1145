"""fails: verdict_fresh

There is always a winner

The sign of the mean difference alone decides, however small it is beside its standard error. "Undecided" is a result too.
"""

import numpy as np


def verdict(first, second):
    apart = first - second
    mean, error = apart.mean(), apart.std(ddof=1) / np.sqrt(len(apart))
    return float(mean), float(error), "first" if mean < 0 else "second"
