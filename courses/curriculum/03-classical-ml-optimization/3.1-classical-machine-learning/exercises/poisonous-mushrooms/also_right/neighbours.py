"""k-NN after standardising, cross_val_predict, odds by logarithms, thresholds from sorted costs, lists."""

import numpy as np


def mean_cost(y, thrown, ill, waste):
    total = 0.0
    for poisonous, away in zip(y.tolist(), list(thrown)):
        if poisonous and not away:
            total += ill
        if away and not poisonous:
            total += waste
    return total / len(y)


def best_threshold(y, scores, ill, waste):
    options = [(round(mean_cost(y, scores >= level, ill, waste), 12), -level) for level in [*set(scores), np.inf]]
    cost, level = min(options)
    return [-level, cost]


def corrected(p, there, here):
    poison, good = np.asarray(p) * here * (1 - there), (1 - np.asarray(p)) * (1 - here) * there
    return (poison / (poison + good)).tolist()


def _model():
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), KNeighborsClassifier(15))


def honest(x, y, folds, seed):
    from sklearn.model_selection import PredefinedSplit, cross_val_predict

    split = PredefinedSplit(np.unique(folds, return_inverse=True)[1])
    return cross_val_predict(_model(), x, y, cv=split, method="predict_proba")[:, 1].tolist()


def sort_basket(x, y, basket, share, ill, waste, seed):
    p = np.array(corrected(_model().fit(x, y).predict_proba(basket)[:, 1], y.mean(), share))
    return [int(keep > throw) for keep, throw in zip(p * ill, (1 - p) * waste)]
