"""Masked means, cross_val_predict with PredefinedSplit, more trees, statistics from the standard library."""

import statistics

import numpy as np


def out_of_bag(drawn, predictions):
    hidden = np.ma.masked_array(predictions, mask=drawn > 0)
    if (hidden.count(axis=0) == 0).any():
        raise ValueError("no tree left")
    return hidden.mean(axis=0).filled()


def boost(tree, x, y, x_new, rounds, rate):
    both, start = np.concatenate([x, x_new]), np.mean(y)
    total = np.zeros(len(both))
    for _ in range(rounds):
        tree.fit(x, y - start - total[: len(x)])
        total += rate * np.asarray(tree.predict(both))
    return (start + total[len(x):]).tolist()


def fold_errors(y, predictions, folds):
    names, place = np.unique(folds, return_inverse=True)
    sums = np.bincount(place, weights=(y - predictions) ** 2)
    return np.sqrt(sums / np.bincount(place)).astype(float)


def verdict(first, second):
    apart = [float(a - b) for a, b in zip(first, second)]
    mean, error = statistics.fmean(apart), statistics.stdev(apart) / len(apart) ** 0.5
    if abs(mean) <= 2 * error:
        return [mean, error, "undecided"]
    return [mean, error, "first" if mean < 0 else "second"]


def contest(x, y, folds, seed):
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
    from sklearn.model_selection import PredefinedSplit, cross_val_predict

    split = PredefinedSplit(np.unique(folds, return_inverse=True)[1])
    forest = cross_val_predict(RandomForestRegressor(80, max_features=0.5, random_state=seed), x, y, cv=split)
    boosted = cross_val_predict(
        GradientBoostingRegressor(n_estimators=150, subsample=0.7, random_state=seed), x, y, cv=split
    )
    word = verdict(fold_errors(y, forest, folds), fold_errors(y, boosted, folds))[2]
    return forest, boosted, "forest" if word == "first" else "boosting" if word == "second" else word
