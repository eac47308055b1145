"""Boosting, with the basket's share brought in by weights of the examples instead of a correction; sklearn's metrics."""

import numpy as np


def mean_cost(y, thrown, ill, waste):
    wrong = np.asarray(y) - np.asarray(thrown)
    return float(np.where(wrong > 0, ill, np.where(wrong < 0, waste, 0)).mean())


def honest(x, y, folds, seed):
    from sklearn.ensemble import GradientBoostingClassifier

    p = np.full(len(y), np.nan)
    for fold in set(folds.tolist()):
        rest = folds != fold
        model = GradientBoostingClassifier(subsample=0.7, random_state=seed).fit(x[rest], y[rest])
        p[~rest] = model.predict_proba(x[~rest])[:, 1]
    return p


def sort_basket(x, y, basket, share, ill, waste, seed):
    from sklearn.ensemble import ExtraTreesClassifier, GradientBoostingClassifier

    weights = np.where(y == 1, ill * share / y.mean(), waste * (1 - share) / (1 - y.mean()))
    boosted = GradientBoostingClassifier(subsample=0.7, random_state=seed).fit(x, y, sample_weight=weights)
    trees = ExtraTreesClassifier(60, min_samples_leaf=3, random_state=seed).fit(x, y, sample_weight=weights)
    p = (boosted.predict_proba(basket)[:, 1] + trees.predict_proba(basket)[:, 1]) / 2
    return (p >= 0.5).astype(float)
