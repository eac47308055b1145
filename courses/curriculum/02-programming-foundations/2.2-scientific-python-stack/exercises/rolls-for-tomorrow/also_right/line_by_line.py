"""The log line by line in plain Python, tables by loops, and a straight line by least squares after feasts are set aside."""

import datetime
import math
import statistics

import numpy as np
import pandas as pd


def read(text):
    known = {}
    for line in text.strip().splitlines()[1:]:
        time, shop, rolls = line.split(";")
        form = "%d.%m.%Y %H:%M" if "." in time else "%Y-%m-%d %H:%M"
        moment = datetime.datetime.strptime(time.strip(), form)
        value = int(rolls) if rolls.strip().isdigit() else math.nan
        known[moment.date(), moment.hour, shop.strip().lower()] = value
    start = min(date for date, _, _ in known)
    rows = [((date - start).days, date.weekday(), hour, shop, rolls) for (date, hour, shop), rolls in sorted(known.items())]
    return pd.DataFrame(rows, columns=["day", "weekday", "hour", "shop", "rolls"])


def counts(frame, shop, days, hours):
    table = [[math.nan] * len(hours) for _ in range(days)]
    for row in frame.itertuples():
        if row.shop == shop and row.day < days and row.hour in hours:
            table[row.day][list(hours).index(row.hour)] = row.rolls
    return table


def usual_week(table, first):
    table = np.asarray(table, dtype=float)
    week = []
    for w in range(7):
        rows = [row for d, row in enumerate(table) if (first + d) % 7 == w]
        week.append([statistics.median(x for x in column if not math.isnan(x)) for column in zip(*rows)])
    return np.array(week)


def levels(table, week, first):
    result = []
    for d, row in enumerate(table):
        usual = week[(first + d) % 7]
        pairs = [(x, u) for x, u in zip(row, usual) if not math.isnan(x)]
        result.append(sum(x for x, _ in pairs) / sum(u for _, u in pairs) if pairs else math.nan)
    return result


def draw(table, first):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 1)
    week = usual_week(table, first)
    panels[0].imshow(week, origin="lower")
    panels[0].set(title="Usual Week", xlabel="hour", ylabel="weekday")
    known = [(d, level) for d, level in enumerate(levels(table, week, first)) if not math.isnan(level)]
    panels[1].axhline(1.0, ls="--")
    panels[1].plot(*zip(*known))
    panels[1].set(title="Level", xlabel="day", ylabel="level")
    return figure


def forecast(text, shop, hours, ahead):
    frame = read(text)
    days, first = int(frame["day"].max()) + 1, int(frame.loc[0, "weekday"])
    table = np.array(counts(frame, shop, days, hours))
    week = usual_week(table, first)
    level = np.log(np.maximum(levels(table, week, first), 0.01))
    kept = np.flatnonzero(~np.isnan(level))
    for _ in range(3):
        slope, start = np.polyfit(kept, level[kept], 1)
        off = np.abs(level[kept] - start - slope * kept)
        kept = kept[off <= 4 * np.median(off)]
    return [[week[(first + d) % 7][k] * math.exp(start + slope * d) for k in range(len(hours))]
            for d in range(days, days + ahead)]
