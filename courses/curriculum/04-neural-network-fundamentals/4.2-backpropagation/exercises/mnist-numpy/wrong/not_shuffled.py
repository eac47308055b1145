"""fails: batch_order

The batches keep the order of the file

The file is sorted: first all zeros, then all ones. A batch of one digit teaches "it is always this one", and the next batch the
opposite.
"""

import numpy as np


def batches(count, size, seed):
    order = np.arange(count)
    return [order[start : start + size] for start in range(0, count, size)]
