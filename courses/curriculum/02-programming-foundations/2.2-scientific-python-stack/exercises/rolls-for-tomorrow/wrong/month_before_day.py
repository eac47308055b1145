"""fails: read_example
silent: a judge has no pandas to run the same mistake with

The fourth of March has become the third of April

Left to guess, `to_datetime` takes 04.03.2025 for April 3, and nobody complains until the 13th of a month comes. Say which
format you expect, and read each till by its own.
"""

import io

import numpy as np
import pandas as pd


def read(text):
    log = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    cells = log["time"].str.strip()
    time = pd.to_datetime(cells, format="%Y-%m-%d %H:%M", errors="coerce")
    time = time.fillna(pd.to_datetime(cells, format="%m.%d.%Y %H:%M", errors="coerce"))
    rolls = pd.to_numeric(log["rolls"], errors="coerce").astype(float)
    frame = pd.DataFrame({"day": (time.dt.normalize() - time.min().normalize()).dt.days, "weekday": time.dt.day_of_week,
                          "hour": time.dt.hour, "shop": log["shop"].str.strip().str.lower(),
                          "rolls": rolls.where(rolls >= 0)})
    keys = ["day", "hour", "shop"]
    return frame.drop_duplicates(keys, keep="last").sort_values(keys, ignore_index=True)
