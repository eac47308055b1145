"""fails: standardise_constant

Only a deviation of exactly 0 counts as constant

The mean of 0.1, 0.1 and 0.1 is 0.10000000000000002 in floats, so the deviation is not 0 but $10^{-17}$, and dividing by it
makes plus or minus 1 out of a rounding error. Ask the entries instead: is the largest equal to the smallest?
"""

import numpy as np


def standardise(table):
    spread = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(spread == 0, 1.0, spread)
