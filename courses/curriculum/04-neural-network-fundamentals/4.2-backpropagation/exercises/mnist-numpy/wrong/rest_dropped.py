"""fails: batch_sizes

The last, shorter batch is left out

Ten numbers in pieces of four are 4, 4 and 2. Without the rest some examples are missing in every epoch, and with a
batch larger than the data there is none at all.
"""

import numpy as np


def batches(count, size, seed):
    order = np.random.default_rng(seed).permutation(count)
    return [order[start : start + size] for start in range(0, count - size + 1, size)]
