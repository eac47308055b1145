"""The file cell by cell in plain Python, statistics in dictionaries, columns one after the other, booleans for categories."""

import math
import statistics

import numpy as np
import pandas as pd


def load(text):
    lines = [[cell.strip().lower() for cell in line.split(";")] for line in text.strip("\n").split("\n")]
    columns = {}
    for name, *cells in zip(*lines):
        cells = [None if cell in ("", "?", "n/a") else cell for cell in cells]
        try:
            columns[name] = [math.nan if cell is None else _number(cell) for cell in cells]
        except ValueError:
            columns[name] = cells
    return pd.DataFrame(columns)


def _number(cell):
    if cell.strip("+-")[:1] not in "0123456789":
        raise ValueError(cell)
    return float(cell.replace(",", "."))


class Preprocessor:
    def __init__(self, numeric, categorical, low=0.01, high=0.99):
        self.names, self.texts, self.bounds = list(numeric), list(categorical), (low, high)
        self.learned = None

    def fit(self, frame):
        self.learned = {}
        for name in self.names:
            known = sorted(float(value) for value in frame[name] if not math.isnan(value))
            low, high = (float(np.quantile(known, bound)) for bound in self.bounds)
            middle = statistics.median(known)
            ready = [min(max(middle if math.isnan(value) else value, low), high) for value in frame[name]]
            spread = statistics.pstdev(ready) if len(set(ready)) > 1 else 1.0
            self.learned[name] = middle, low, high, statistics.fmean(ready), spread
        for name in self.texts:
            self.learned[name] = sorted({value for value in frame[name] if isinstance(value, str)})
        return self

    def transform(self, frame):
        if self.learned is None:
            raise ValueError("not fitted")
        result = {}
        for name in self.names:
            middle, low, high, mean, spread = self.learned[name]
            ready = [min(max(middle if math.isnan(value) else value, low), high) for value in frame[name]]
            result[name] = [(value - mean) / spread for value in ready]
        for name in self.texts:
            for value in self.learned[name]:
                result[f"{name}={value}"] = [cell == value for cell in frame[name]]
        return pd.DataFrame(result, index=frame.index)


def prepare(train_text, test_text, numeric, categorical):
    p = Preprocessor(numeric, categorical)
    train = p.fit(load(train_text)).transform(load(train_text)).astype(float)
    test = p.transform(load(test_text)).astype(float)
    return [train.values.tolist(), test.values.tolist(), tuple(train.columns)]
