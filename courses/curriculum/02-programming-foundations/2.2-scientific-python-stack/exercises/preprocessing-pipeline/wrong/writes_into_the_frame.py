"""fails: frame_unchanged
silent: a judge has no pandas to run the same mistake with

The caller's frame is changed

`frame[name] = ...` puts the scaled column into the frame that was passed in. A second `transform` of the same frame then
scales what is scaled already. Take `frame[names]` or `frame.copy()` first: since pandas 3 both are cheap, because data are
copied only when they are written to.
"""


class Preprocessor(Preprocessor):
    def transform(self, frame):
        if not hasattr(self, "values"):
            raise ValueError("call fit first")
        for name in self.numeric:
            filled = frame[name].fillna(self.medians[name]).clip(self.lows[name], self.highs[name])
            frame[name] = (filled - self.means[name]) / self.spreads[name]
        columns = frame[self.numeric].copy()
        for name, values in self.values.items():
            for value in values:
                columns[f"{name}={value}"] = (frame[name] == value).astype(float)
        return columns
