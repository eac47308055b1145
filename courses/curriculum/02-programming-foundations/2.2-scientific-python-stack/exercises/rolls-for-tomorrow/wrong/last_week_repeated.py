"""fails: bakes
silent: a judge has no pandas to run the same mistake with

The last week is repeated

One week carries the chance of every hour, and any feast that happened in it will be baked for again. Eight weeks
know better: their median passes a feast by, and their levels tell where it goes.
"""

import numpy as np


def forecast(text, shop, hours, ahead):
    frame = read(text)
    days, first = int(frame["day"].max()) + 1, int(frame["weekday"].iloc[0])
    table = counts(frame, shop, days, hours)
    usual = usual_week(table, first)[(first + days - 7 + np.arange(7)) % 7]
    last = np.where(np.isnan(table[-7:]), usual, table[-7:])
    return last[np.arange(ahead) % 7]
