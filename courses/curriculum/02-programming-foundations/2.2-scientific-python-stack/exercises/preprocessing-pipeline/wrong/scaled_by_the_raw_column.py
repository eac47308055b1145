"""fails: numbers_fresh
silent: a judge has no pandas to run the same mistake with

Mean and deviation come from the column before clipping

They belong to the column that they scale: filled and clipped. Taken from the raw one, they are ruled by the very
outliers that clipping removes, and the training column doesn't have mean 0.
"""


class Preprocessor(Preprocessor):
    def fit(self, frame):
        known = frame[self.numeric]
        self.medians = known.median()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        raw = known.fillna(self.medians)
        self.means = raw.mean()
        self.spreads = raw.std(ddof=0).mask(raw.max() == raw.min(), 1.0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}
        return self
