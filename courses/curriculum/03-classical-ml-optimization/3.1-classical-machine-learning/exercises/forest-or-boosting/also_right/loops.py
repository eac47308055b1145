"""Loops, lists, residuals kept instead of predictions, and models made anew for each fold."""

import math


def out_of_bag(drawn, predictions):
    answers = []
    for column, said in zip(drawn.T.tolist(), predictions.T.tolist()):
        own = [one for count, one in zip(column, said) if count == 0]
        if not own:
            raise ValueError("seen by all")
        answers.append(sum(own) / len(own))
    return answers


def boost(tree, x, y, x_new, rounds, rate):
    mean = sum(y.tolist()) / len(y)
    rest, new = [value - mean for value in y.tolist()], [mean] * len(x_new)
    for _ in range(rounds):
        tree.fit(x.tolist(), rest)
        rest = [r - rate * h for r, h in zip(rest, tree.predict(x.tolist()))]
        new = [f + rate * h for f, h in zip(new, tree.predict(x_new.tolist()))]
    return new


def fold_errors(y, predictions, folds):
    errors = []
    for fold in sorted(set(folds.tolist())):
        squares = [(a - b) ** 2 for a, b, own in zip(y, predictions, folds) if own == fold]
        errors.append(math.sqrt(sum(squares) / len(squares)))
    return errors


def contest(x, y, folds, seed):
    import numpy as np
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

    said = {"forest": [0.0] * len(y), "boosting": [0.0] * len(y)}
    for fold in set(folds.tolist()):
        rest = folds != fold
        made = {"forest": RandomForestRegressor(100, random_state=seed),
                "boosting": GradientBoostingRegressor(learning_rate=0.05, n_estimators=200, random_state=seed)}
        for name, model in made.items():
            model.fit(x[rest], y[rest])
            for i, value in zip(np.flatnonzero(~rest), model.predict(x[~rest]).tolist()):
                said[name][i] = value
    errors = [np.array(fold_errors(y, np.array(said[name]), folds)) for name in ("forest", "boosting")]
    word = verdict(*errors)[2]
    return said["forest"], said["boosting"], {"first": "forest", "second": "boosting"}.get(word, word)
