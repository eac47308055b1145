import io

import numpy as np
import pandas as pd


def load(text: str) -> pd.DataFrame:
    """The rows of a file with cells separated by `;`, decimal commas, and `?`, `n/a` or nothing for a missing value.

    >>> load("Wing; Species\\n 1,5;Owl\\n?; swift\\n")
       wing species
    0   1.5     owl
    1   NaN   swift
    """
    # <solution>
    frame = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    frame.columns = frame.columns.str.strip().str.lower()
    for name in frame:
        cells = frame[name].str.strip().str.lower()
        known = ~cells.isin(["", "?", "n/a"])
        numbers = pd.to_numeric(cells.where(known).str.replace(",", "."), errors="coerce")
        frame[name] = numbers if numbers[known].notna().all() else cells.where(known)
    return frame
    # </solution>


class Preprocessor:
    """Fills, clips and scales numeric columns and turns categories into columns, by what `fit` has learned."""

    def __init__(self, numeric: list[str], categorical: list[str], low: float = 0.01, high: float = 0.99) -> None:
        self.numeric, self.categorical = numeric, categorical
        self.low, self.high = low, high

    def fit(self, frame: pd.DataFrame) -> "Preprocessor":
        """Learn medians, quantiles, means, deviations and categories from the training rows."""
        # <solution>
        known = frame[self.numeric]
        self.medians = known.median()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        ready = self._fill_and_clip(frame)
        self.means = ready.mean()
        self.spreads = ready.std(ddof=0).mask(ready.max() == ready.min(), 1.0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}
        return self
        # </solution>

    def transform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The columns that a model gets, by what `fit` has learned; ValueError before `fit`."""
        # <solution>
        if not hasattr(self, "values"):
            raise ValueError("call fit with the training rows first")
        columns = (self._fill_and_clip(frame) - self.means) / self.spreads
        for name, values in self.values.items():
            for value in values:
                columns[f"{name}={value}"] = (frame[name] == value).astype(float)
        return columns
        # </solution>

    def _fill_and_clip(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The numeric columns after the first two steps, for `fit` and `transform` to share, if you like."""
        # <solution>
        return frame[self.numeric].fillna(self.medians).clip(self.lows, self.highs, axis=1)
        # </solution>


def prepare(
    train_text: str, test_text: str, numeric: list[str], categorical: list[str]
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Two files as two arrays (n, d) and (m, d), and the names of the d columns."""
    # <solution>
    train, test = load(train_text), load(test_text)
    preprocessor = Preprocessor(numeric, categorical).fit(train)
    learned, later = preprocessor.transform(train), preprocessor.transform(test)
    return learned.to_numpy(), later.to_numpy(), list(learned.columns)
    # </solution>
