"""groupby, pivot and reindex; the level of the last two weeks and its growth against the weeks before."""

import io

import numpy as np
import pandas as pd


def read(text):
    log = pd.read_csv(io.StringIO(text.replace(" ;", ";").replace("; ", ";")), sep=";", na_values=["?"])
    old = log["time"].str.contains(".", regex=False)
    time = pd.to_datetime(log["time"].where(~old), format="ISO8601")
    time = time.fillna(pd.to_datetime(log["time"].where(old), dayfirst=True, format="mixed"))
    log["date"], log["hour"] = time.dt.floor("D"), time.dt.hour
    log["shop"] = log["shop"].str.strip().str.lower()
    log["rolls"] = log["rolls"].astype(float).mask(lambda rolls: rolls < 0)
    log["order"] = np.arange(len(log))
    last = log.groupby(["date", "hour", "shop"])["order"].max()
    frame = log.loc[last.to_numpy()].reset_index(drop=True)
    frame["day"] = (frame["date"] - frame["date"].min()).dt.days
    frame["weekday"] = frame["date"].dt.day_of_week
    return frame[["day", "weekday", "hour", "shop", "rolls"]]


def counts(frame, shop, days, hours):
    rows = frame[frame["shop"] == shop]
    return rows.pivot(index="day", columns="hour", values="rolls").reindex(index=range(days), columns=hours).to_numpy()


def usual_week(table, first):
    frame = pd.DataFrame(table)
    return frame.groupby((first + frame.index) % 7).median().reindex(range(7)).to_numpy()


def levels(table, week, first):
    frame = pd.DataFrame(table)
    usual = pd.DataFrame(np.asarray(week)[(first + frame.index) % 7]).where(frame.notna())
    return frame.sum(axis=1, min_count=1) / usual.sum(axis=1, min_count=1)


def draw(table, first):
    import matplotlib.pyplot as plt

    week = usual_week(table, first)
    figure, panels = plt.subplot_mosaic("ab")
    panels["a"].imshow(week, cmap="magma")
    panels["a"].set(title="Usual week", xlabel="hour", ylabel="weekday")
    levels(table, week, first).dropna().plot(ax=panels["b"], title="Level", xlabel="day", ylabel="level")
    panels["b"].axhline(y=1, color="gray", linestyle="dashed")
    return figure


def forecast(text, shop, hours, ahead):
    frame = read(text)
    days = frame["day"].max() + 1
    first = frame["weekday"].iloc[0]
    table = counts(frame, shop, days, hours)
    week = usual_week(table, first)
    level = levels(table, week, first)
    before, after = level.iloc[: days // 2].median(), level.iloc[-(days // 2) :].median()
    growth = np.log(after / before) / (days - days // 2)
    coming = np.arange(days, days + ahead)
    middle = days - (days // 2) / 2 - 0.5
    return week[(first + coming) % 7] * (after * np.exp(growth * (coming - middle)))[:, None]
