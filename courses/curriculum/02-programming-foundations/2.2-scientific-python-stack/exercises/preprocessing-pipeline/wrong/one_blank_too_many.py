"""fails: load_example
silent: a judge has no pandas to run the same mistake with

A column of numbers has stayed a column of texts

One cell, such as `"  ? "` with its blanks, is no number and isn't among the missing ones either, and so the whole column
is read as texts. Strip the cells before you compare them.
"""

import io

import pandas as pd


def load(text):
    frame = pd.read_csv(io.StringIO(text), sep=";", decimal=",", keep_default_na=False, na_values=["", "?", "n/a"])
    frame.columns = frame.columns.str.strip().str.lower()
    for name in frame.select_dtypes(exclude="number"):
        frame[name] = frame[name].str.strip().str.lower()
    return frame
