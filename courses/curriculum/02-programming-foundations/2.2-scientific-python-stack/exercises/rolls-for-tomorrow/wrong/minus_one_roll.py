"""fails: read_fresh
silent: a judge has no pandas to run the same mistake with

-1 rolls are counted

A negative count is the till's way to say that it was off. As a number it pulls every sum down by a little, which
nobody notices.
"""

import io

import numpy as np
import pandas as pd


def read(text):
    log = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    cells = log["time"].str.strip()
    time = pd.to_datetime(cells, format="%Y-%m-%d %H:%M", errors="coerce")
    time = time.fillna(pd.to_datetime(cells, format="%d.%m.%Y %H:%M", errors="coerce"))
    frame = pd.DataFrame({"day": (time.dt.normalize() - time.min().normalize()).dt.days, "weekday": time.dt.day_of_week,
                          "hour": time.dt.hour, "shop": log["shop"].str.strip().str.lower(),
                          "rolls": pd.to_numeric(log["rolls"], errors="coerce").astype(float)})
    keys = ["day", "hour", "shop"]
    return frame.drop_duplicates(keys, keep="last").sort_values(keys, ignore_index=True)
