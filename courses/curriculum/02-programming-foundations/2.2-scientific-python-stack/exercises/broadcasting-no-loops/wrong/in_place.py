"""fails: standardise_unchanged

The caller's table is overwritten

`table -= ...` is not short for `table = table - ...`: it writes into the memory of the array that was passed in, and that
array belongs to somebody else. Without the `=` you get a new one.
"""

import numpy as np


def standardise(table):
    constant = table.max(axis=0) == table.min(axis=0)
    spread = np.where(constant, 1.0, table.std(axis=0))
    table -= table.mean(axis=0)
    table /= spread
    table[:, constant] = 0.0
    return table
