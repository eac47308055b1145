"""fails: load_example
silent: a judge has no pandas to run the same mistake with

Namibia is missing

`read_csv` has its own list of words for a missing value, and `NA` is one of them. `keep_default_na=False` switches the list
off; what is missing here is for you to say.
"""

import io

import pandas as pd


def load(text):
    frame = pd.read_csv(io.StringIO(text), sep=r"\s*;\s*", engine="python", decimal=",", na_values=["", "?", "n/a"])
    frame.columns = frame.columns.str.strip().str.lower()
    for name in frame.select_dtypes(exclude="number"):
        frame[name] = frame[name].str.strip().str.lower()
    return frame
