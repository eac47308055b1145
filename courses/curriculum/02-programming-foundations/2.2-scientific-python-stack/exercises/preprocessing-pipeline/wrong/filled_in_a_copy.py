"""fails: numbers_example
silent: a judge has no pandas to run the same mistake with

The gaps are filled in a copy that is thrown away

`frame[name].fillna(value, inplace=True)` changes the column that `frame[name]` handed out, and since pandas 3 that is never
the frame's own. Assign the result instead: `frame[name] = frame[name].fillna(value)`.
"""

import warnings


class Preprocessor(Preprocessor):
    def _fill_and_clip(self, frame):
        columns = frame[self.numeric].copy()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name in self.numeric:
                columns[name].fillna(self.medians[name], inplace=True)
        return columns.clip(self.lows, self.highs, axis=1)
