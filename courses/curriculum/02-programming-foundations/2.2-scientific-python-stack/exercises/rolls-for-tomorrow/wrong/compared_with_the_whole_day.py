"""fails: levels_example
silent: a judge has no pandas to run the same mistake with

A day with gaps is compared with a whole day

If an hour isn't known, its rolls are missing above the fraction line, so its usual rolls must be left out below. Else each gap
looks like a day on which fewer people came.
"""

import numpy as np


def levels(table, week, first):
    usual = week[(first + np.arange(len(table))) % 7].sum(axis=1)
    known = ~np.isnan(table).all(axis=1)
    return np.where(known, np.nansum(table, axis=1) / usual, np.nan)
