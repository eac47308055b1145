"""fails: order_kept
silent: a judge has no pandas to run the same mistake with

The columns come in the order of the frame

A model knows its inputs by their places. If a later file has its columns in another order, the weights meet the wrong
numbers, and nothing complains. The order is decided by the two lists of names.
"""


class Preprocessor(Preprocessor):
    def transform(self, frame):
        if not hasattr(self, "values"):
            raise ValueError("call fit first")
        columns = (self._fill_and_clip(frame) - self.means) / self.spreads
        columns = columns[[name for name in frame.columns if name in self.numeric]]
        for name, values in self.values.items():
            for value in values:
                columns[f"{name}={value}"] = (frame[name] == value).astype(float)
        return columns
