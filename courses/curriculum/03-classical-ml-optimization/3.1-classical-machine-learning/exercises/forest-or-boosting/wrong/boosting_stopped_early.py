"""fails: contest_smooth
silent: a judge has no scikit-learn to do the same with

Boosting gets ten rounds

Ten trees at a rate of 0.1 cover only a part of the way from the mean to the data. The number of trees and the rate belong together: halve the one, and double the
other.
"""

import numpy as np


def contest(x, y, folds, seed):
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

    models = [RandomForestRegressor(60, random_state=seed), GradientBoostingRegressor(n_estimators=10, random_state=seed)]
    predictions = np.zeros((2, len(y)))
    for fold in np.unique(folds):
        here = folds == fold
        for row, model in zip(predictions, models):
            row[here] = model.fit(x[~here], y[~here]).predict(x[here])
    word = verdict(*(fold_errors(y, row, folds) for row in predictions))[2]
    return predictions[0], predictions[1], {"first": "forest", "second": "boosting"}.get(word, word)
