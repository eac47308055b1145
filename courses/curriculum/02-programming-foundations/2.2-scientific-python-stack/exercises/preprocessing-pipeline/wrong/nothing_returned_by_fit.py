"""fails: fit_again
silent: a judge has no pandas to run the same mistake with

fit returns nothing

Without `return self` the chain `Preprocessor(...).fit(train).transform(test)` ends at `None`.
"""


class Preprocessor(Preprocessor):
    def fit(self, frame):
        known = frame[self.numeric]
        self.medians = known.median()
        self.lows, self.highs = known.quantile(self.low), known.quantile(self.high)
        ready = self._fill_and_clip(frame)
        self.means = ready.mean()
        self.spreads = ready.std(ddof=0).mask(ready.max() == ready.min(), 1.0)
        self.values = {name: sorted(frame[name].dropna().unique()) for name in self.categorical}


def prepare(train_text, test_text, numeric, categorical):
    train, test = load(train_text), load(test_text)
    preprocessor = Preprocessor(numeric, categorical)
    preprocessor.fit(train)
    learned, later = preprocessor.transform(train), preprocessor.transform(test)
    return learned.to_numpy(), later.to_numpy(), list(learned.columns)
