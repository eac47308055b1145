"""fails: folds_even

Everybody is dealt out together

The folds have equal sizes, but a rare class falls where it falls: some folds get three of it, some none. Deal each class by itself.
"""

import numpy as np


def stratified_folds(y, k, seed):
    return np.random.default_rng(seed).permutation(np.arange(len(y)) % k)
