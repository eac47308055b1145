"""fails: numbers_example
silent: a judge has no pandas to run the same mistake with

Gaps are filled with the mean

One bird of 2000 grams moves the mean of ten birds by 200 grams. The median doesn't notice it, and it is what the task
asks for.
"""


class Preprocessor(Preprocessor):
    def fit(self, frame):
        known = frame[self.numeric]
        self.medians = known.mean()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        ready = self._fill_and_clip(frame)
        self.means = ready.mean()
        self.spreads = ready.std(ddof=0).mask(ready.max() == ready.min(), 1.0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}
        return self
