"""fails: standardise_example

One mean and one deviation for the whole table

`table.mean()` without an axis is the mean of all numbers. Columns have units of their own, so each needs its own two
numbers: `axis=0` runs down the rows and leaves one number for each column.
"""

import numpy as np


def standardise(table):
    spread = table.std()
    return (table - table.mean()) / np.where(spread == 0, 1.0, spread)
