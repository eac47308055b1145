import io

import numpy as np
import pandas as pd


def read(text: str) -> pd.DataFrame:
    """The lines of the tills as a frame with the columns day, weekday, hour, shop, rolls; the last line of an hour counts.

    >>> read("time;shop;rolls\\n2025-03-03 07:00; North ;31\\n04.03.2025 07:00;South;?\\n")
       day  weekday  hour   shop  rolls
    0    0        0     7  north   31.0
    1    1        1     7  south    NaN
    """
    # <solution>
    log = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    cells = log["time"].str.strip()
    time = pd.to_datetime(cells, format="%Y-%m-%d %H:%M", errors="coerce")
    time = time.fillna(pd.to_datetime(cells, format="%d.%m.%Y %H:%M", errors="coerce"))
    rolls = pd.to_numeric(log["rolls"], errors="coerce").astype(float)
    frame = pd.DataFrame(
        {
            "day": (time.dt.normalize() - time.min().normalize()).dt.days,
            "weekday": time.dt.day_of_week,
            "hour": time.dt.hour,
            "shop": log["shop"].str.strip().str.lower(),
            "rolls": rolls.where(rolls >= 0),
        }
    )
    keys = ["day", "hour", "shop"]
    return frame.drop_duplicates(keys, keep="last").sort_values(keys, ignore_index=True)
    # </solution>


def counts(frame: pd.DataFrame, shop: str, days: int, hours: list[int]) -> np.ndarray:
    """What the shop sold on each day and in each of the hours, NaN where that isn't known: (days, h)."""
    # <solution>
    rows = frame[(frame["shop"] == shop) & frame["hour"].isin(hours) & (frame["day"] < days)]
    table = np.full((days, len(hours)), np.nan)
    table[rows["day"], np.searchsorted(hours, rows["hour"])] = rows["rolls"]
    return table
    # </solution>


def usual_week(table: np.ndarray, first: int) -> np.ndarray:
    """The median of the known counts (d, h) for each weekday and hour: (7, h). Day 0 has the weekday `first`."""
    # <solution>
    weekday = (first + np.arange(len(table))) % 7  # (d,)
    return np.array([np.nanmedian(table[weekday == w], axis=0) for w in range(7)])
    # </solution>


def levels(table: np.ndarray, week: np.ndarray, first: int) -> np.ndarray:
    """Known counts of each day (d, h) over the usual ones of the same hours: (d,); NaN where nothing is known."""
    # <solution>
    known = ~np.isnan(table)  # (d, h)
    usual = np.sum(week[(first + np.arange(len(table))) % 7] * known, axis=1)  # (d,)
    return np.divide(np.nansum(table, axis=1), usual, out=np.full(len(table), np.nan), where=usual > 0)
    # </solution>


def draw(table: np.ndarray, first: int):
    """One figure with the panels Usual week (an image) and Level (a line, and a dashed one at 1)."""
    import matplotlib.pyplot as plt

    # <solution>
    week = usual_week(table, first)
    level = levels(table, week, first)
    known = np.flatnonzero(~np.isnan(level))
    figure, (image, line) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    picture = image.imshow(week, aspect="auto", cmap="viridis")
    figure.colorbar(picture, ax=image, label="rolls")
    image.set(title="Usual week", xlabel="hour of opening", ylabel="weekday")
    image.set_yticks(range(7), ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
    line.plot(known, level[known], ".-")
    line.axhline(1, linestyle="--", color="tab:gray")
    line.set(title="Level", xlabel="day", ylabel="times the usual")
    return figure
    # </solution>


def forecast(text: str, shop: str, hours: list[int], ahead: int) -> np.ndarray:
    """The expected rolls of a shop on the days after the log, in each of the hours: (ahead, h)."""
    # <solution>
    frame = read(text)
    days = int(frame["day"].max()) + 1
    first = int(frame["weekday"].iloc[0])
    table = counts(frame, shop, days, hours)
    week = usual_week(table, first)
    log_level = np.log(np.maximum(levels(table, week, first), 1e-3))  # (days,)
    day = np.arange(days)
    apart = day[:, None] - day  # (days, days)
    later = apart > 0
    slope = np.nanmedian((log_level[:, None] - log_level)[later] / apart[later])  # a median: feasts don't tilt it
    start = np.nanmedian(log_level - slope * day)
    coming = days + np.arange(ahead)
    return week[(first + coming) % 7] * np.exp(start + slope * coming)[:, None]  # (ahead, h) * (ahead, 1)
    # </solution>
