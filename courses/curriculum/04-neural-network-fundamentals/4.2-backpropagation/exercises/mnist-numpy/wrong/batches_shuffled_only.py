"""fails: batch_order

The batches change places, the examples stay together

Cut first and shuffled afterwards, each batch still holds neighbours, and neighbours in this file are the same digit.
"""

import numpy as np


def batches(count, size, seed):
    pieces = [np.arange(start, min(start + size, count)) for start in range(0, count, size)]
    order = np.random.default_rng(seed).permutation(len(pieces) - (count % size > 0))
    rest = pieces[len(order) :]
    return [pieces[place] for place in order] + rest
