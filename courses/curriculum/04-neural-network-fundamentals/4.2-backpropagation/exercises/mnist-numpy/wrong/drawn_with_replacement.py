"""fails: batch_sizes

Each batch is drawn by itself

Independent draws take some examples twice and leave about a third out. A permutation of all, cut into pieces, has
each exactly once.
"""

import numpy as np


def batches(count, size, seed):
    rng = np.random.default_rng(seed)
    return [rng.integers(count, size=min(size, count - start)) for start in range(0, count, size)]
