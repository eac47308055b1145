"""fails: numbers_example
silent: a judge has no pandas to run the same mistake with

The deviation divides by n - 1

`frame.std()` estimates the deviation of a population, with `ddof=1`; `np.std` divides by n. The two libraries disagree on
their defaults, so say which one you mean: `std(ddof=0)`.
"""


class Preprocessor(Preprocessor):
    def fit(self, frame):
        known = frame[self.numeric]
        self.medians = known.median()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        ready = self._fill_and_clip(frame)
        self.means = ready.mean()
        self.spreads = ready.std().mask(ready.max() == ready.min(), 1.0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}
        return self
