"""fails: week_fresh
silent: a judge has no pandas to run the same mistake with

The usual week is a mean

One school class that buys everything moves the mean of eight Fridays a long way, and the median hardly at all. The task
asks for the median.
"""

import numpy as np


def usual_week(table, first):
    weekday = (first + np.arange(len(table))) % 7
    return np.array([np.nanmean(table[weekday == w], axis=0) for w in range(7)])
