"""fails: levels_fresh
silent: a judge has no pandas to run the same mistake with

A day without any known count has the level 0

The sum over nothing is 0. But nothing known isn't nothing sold: such a day has no level, NaN.
"""

import numpy as np


def levels(table, week, first):
    known = ~np.isnan(table)
    usual = np.sum(week[(first + np.arange(len(table))) % 7] * known, axis=1)
    return np.nansum(table, axis=1) / np.maximum(usual, 1e-9)
