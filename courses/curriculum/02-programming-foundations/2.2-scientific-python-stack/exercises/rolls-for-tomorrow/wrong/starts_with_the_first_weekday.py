"""fails: bakes_steadily
silent: a judge has no pandas to run the same mistake with

The forecast begins with the weekday of the log's first day

Day 0 of the forecast is the day after the log, number `days`, and its weekday is `(first + days) % 7`. For a log of whole weeks both
are the same, and so the mistake hides.
"""

import numpy as np


def forecast(text, shop, hours, ahead):
    frame = read(text)
    days, first = int(frame["day"].max()) + 1, int(frame["weekday"].iloc[0])
    table = counts(frame, shop, days, hours)
    week = usual_week(table, first)
    level = levels(table, week, first)
    known = np.flatnonzero(level > 0)
    slope, start = np.polyfit(known, np.log(level[known]), 1)
    return week[(first + np.arange(ahead)) % 7] * np.exp(start + slope * (days + np.arange(ahead)))[:, None]
