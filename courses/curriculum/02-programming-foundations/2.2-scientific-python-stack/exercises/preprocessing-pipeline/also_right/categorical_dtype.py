"""A regular expression as separator, get_dummies on a categorical dtype with fixed values, arrays for the numbers."""

import io
import re

import numpy as np
import pandas as pd


def load(text):
    tidy = "\n".join(re.sub(r"[ \t]*;[ \t]*", ";", line.strip(" \t")) for line in text.lower().splitlines())
    return pd.read_csv(io.StringIO(tidy), sep=";", decimal=",", keep_default_na=False, na_values=["", "?", "n/a"],
                       skip_blank_lines=False).apply(_floats)


def _floats(column):
    return column.astype(float) if pd.api.types.is_numeric_dtype(column) else column


class Preprocessor:
    def __init__(self, numeric, categorical, low=0.01, high=0.99):
        self.numeric, self.categorical, self.low, self.high = numeric, categorical, low, high

    def fit(self, frame):
        table = frame[self.numeric].to_numpy(float)
        if self.numeric:
            self.fill = np.nanmedian(table, axis=0)
            self.edges = np.nanquantile(table, [self.low, self.high], axis=0)
            ready = self.ready(table)
            self.mean = ready.mean(axis=0)
            self.spread = np.where(np.ptp(ready, axis=0) > 0, ready.std(axis=0), 1)
        self.dtypes = {name: pd.CategoricalDtype(np.unique(frame[name].dropna().astype(str)))
                       for name in self.categorical}
        return self

    def ready(self, table):
        return np.clip(np.where(np.isnan(table), self.fill, table), *self.edges)

    def transform(self, frame):
        if "dtypes" not in vars(self):
            raise ValueError("not fitted")
        parts = [pd.DataFrame(index=frame.index)]
        if self.numeric:
            scaled = (self.ready(frame[self.numeric].to_numpy(float)) - self.mean) / self.spread
            parts.append(pd.DataFrame(scaled, columns=self.numeric, index=frame.index))
        for name, dtype in self.dtypes.items():
            known = frame[name].where(frame[name].isin(dtype.categories))
            parts.append(pd.get_dummies(known.astype(dtype), prefix=name, prefix_sep="=", dtype=int))
        return pd.concat(parts, axis=1)


def prepare(train_text, test_text, numeric, categorical):
    train, test = map(load, (train_text, test_text))
    p = Preprocessor(numeric, categorical).fit(train)
    return p.transform(train).values.astype(float), p.transform(test).values.astype(float), p.transform(train).columns
