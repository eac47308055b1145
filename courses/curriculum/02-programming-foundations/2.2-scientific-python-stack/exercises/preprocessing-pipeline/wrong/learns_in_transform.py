"""fails: numbers_example
silent: a judge has no pandas to run the same mistake with

The statistics of the rows that come along are used

Each frame is scaled by its own mean and median, so that a test row changes with its neighbours, and a single row is
always 0. That is the leak that this exercise is about: `transform` uses what `fit` has stored.
"""


class Preprocessor(Preprocessor):
    def transform(self, frame):
        if not hasattr(self, "values"):
            raise ValueError("call fit first")
        columns = frame[self.numeric].fillna(frame[self.numeric].median()).clip(self.lows, self.highs, axis=1)
        columns = (columns - columns.mean()) / columns.std(ddof=0).mask(columns.max() == columns.min(), 1.0)
        for name, values in self.values.items():
            for value in values:
                columns[f"{name}={value}"] = (frame[name] == value).astype(float)
        return columns
