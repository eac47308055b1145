"""fails: contest_honest
silent: a judge has no scikit-learn to do the same with

The models have seen the examples that they predict

You fit to everything and predict everything. The errors look wonderful, most of all the forest's, which knows the data nearly by heart. For each fold, fit
to the other folds only.
"""

import numpy as np


def contest(x, y, folds, seed):
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

    models = [RandomForestRegressor(60, random_state=seed), GradientBoostingRegressor(random_state=seed)]
    first, second = (model.fit(x, y).predict(x) for model in models)
    word = verdict(fold_errors(y, first, folds), fold_errors(y, second, folds))[2]
    return first, second, {"first": "forest", "second": "boosting"}.get(word, word)
