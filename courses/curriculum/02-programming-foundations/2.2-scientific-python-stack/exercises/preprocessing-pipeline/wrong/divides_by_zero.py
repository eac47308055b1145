"""fails: numbers_constant
silent: a judge has no pandas to run the same mistake with

A column without variation is divided by zero

Its deviation is 0, or a rounding error such as $10^{-17}$, and the result is NaN or something huge. Where the largest value
equals the smallest, divide by 1.
"""


class Preprocessor(Preprocessor):
    def fit(self, frame):
        known = frame[self.numeric]
        self.medians = known.median()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        ready = self._fill_and_clip(frame)
        self.means = ready.mean()
        self.spreads = ready.std(ddof=0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}
        return self
