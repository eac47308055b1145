"""fails: categories_example
silent: a judge has no pandas to run the same mistake with

The columns depend on the rows that come along

`pd.get_dummies` makes a column for each value that it meets, so a test file with a heron and without swifts has other
columns than training. A model would take one for the other. The list of values is learned in `fit`.
"""

import pandas as pd


class Preprocessor(Preprocessor):
    def transform(self, frame):
        if not hasattr(self, "values"):
            raise ValueError("call fit first")
        numbers = (self._fill_and_clip(frame) - self.means) / self.spreads
        return pd.get_dummies(numbers.join(frame[self.categorical]), columns=self.categorical, prefix_sep="=", dtype=float)
