"""fails: prepare_example
silent: a judge has no pandas to run the same mistake with

The test file takes part in the fitting

Both files are put together before `fit`, so that medians, means and categories know the test rows. What is measured on them
afterwards is too good.
"""

import pandas as pd


def prepare(train_text, test_text, numeric, categorical):
    train, test = load(train_text), load(test_text)
    preprocessor = Preprocessor(numeric, categorical).fit(pd.concat([train, test]))
    learned, later = preprocessor.transform(train), preprocessor.transform(test)
    return learned.to_numpy(), later.to_numpy(), list(learned.columns)
