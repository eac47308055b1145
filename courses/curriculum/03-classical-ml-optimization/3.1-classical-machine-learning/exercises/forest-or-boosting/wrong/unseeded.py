"""fails: contest_honest
silent: a judge has no scikit-learn to do the same with

The seed doesn't reach the models

Without `random_state` every run draws other samples. A comparison that nobody can repeat convinces nobody.
"""

import numpy as np


def contest(x, y, folds, seed):
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

    models = [RandomForestRegressor(60), GradientBoostingRegressor()]
    predictions = np.zeros((2, len(y)))
    for fold in np.unique(folds):
        here = folds == fold
        for row, model in zip(predictions, models):
            row[here] = model.fit(x[~here], y[~here]).predict(x[here])
    word = verdict(*(fold_errors(y, row, folds) for row in predictions))[2]
    return predictions[0], predictions[1], {"first": "forest", "second": "boosting"}.get(word, word)
