"""fails: counts_example
silent: a judge has no pandas to run the same mistake with

What isn't known has become 0

A table of zeros says that nobody came. The till was off, which is something else: medians and sums must be able to
leave the hour out.
"""

import numpy as np


def counts(frame, shop, days, hours):
    rows = frame[(frame["shop"] == shop) & frame["hour"].isin(hours) & (frame["day"] < days)]
    table = np.zeros((days, len(hours)))
    table[rows["day"], np.searchsorted(hours, rows["hour"])] = rows["rolls"].fillna(0)
    return table
