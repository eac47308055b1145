"""fails: week_example
silent: a judge has no pandas to run the same mistake with

Row 0 of the week is the weekday of day 0

Rows are weekdays, with Monday as 0. Day 0 of this table has the weekday `first`, and so belongs into row `first`.
"""

import numpy as np


def usual_week(table, first):
    weekday = np.arange(len(table)) % 7
    return np.array([np.nanmedian(table[weekday == w], axis=0) for w in range(7)])
