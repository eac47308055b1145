"""fails: order_kept
silent: a judge has no pandas to run the same mistake with

The index of the rows is lost

The result is numbered from 0, so that it no longer says which bird is which. Added to the old frame, pandas would line
the rows up by label and put them beside the wrong birds.
"""

import pandas as pd


class Preprocessor(Preprocessor):
    def transform(self, frame):
        if not hasattr(self, "values"):
            raise ValueError("call fit first")
        columns = (self._fill_and_clip(frame) - self.means) / self.spreads
        for name, values in self.values.items():
            for value in values:
                columns[f"{name}={value}"] = (frame[name] == value).astype(float)
        return columns.reset_index(drop=True)
