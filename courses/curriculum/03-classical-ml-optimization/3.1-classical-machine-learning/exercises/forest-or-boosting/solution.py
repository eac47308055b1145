import numpy as np


def out_of_bag(drawn: np.ndarray, predictions: np.ndarray) -> np.ndarray:
    """The mean prediction (n,) of the trees that didn't draw the example; both arguments are (trees, n).

    >>> out_of_bag(np.array([[2, 0], [0, 1]]), np.array([[5.0, 1.0], [4.0, 2.0]]))
    array([4., 1.])
    """
    # <solution>
    unseen = drawn == 0  # (trees, n)
    if not unseen.any(axis=0).all():
        raise ValueError("an example was drawn by every tree")
    return (predictions * unseen).sum(axis=0) / unseen.sum(axis=0)
    # </solution>


def boost(tree, x: np.ndarray, y: np.ndarray, x_new: np.ndarray, rounds: int, rate: float) -> np.ndarray:
    """What `rounds` trees, each fitted to the residuals of those before, predict for x_new (m, d): (m,)."""
    # <solution>
    known, new = np.full(len(x), y.mean()), np.full(len(x_new), y.mean())
    for _ in range(rounds):
        tree.fit(x, y - known)
        known = known + rate * tree.predict(x)
        new = new + rate * tree.predict(x_new)
    return new
    # </solution>


def fold_errors(y: np.ndarray, predictions: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """The root of the mean squared error on each fold, in the order of their numbers."""
    # <solution>
    squares = (y - predictions) ** 2
    return np.array([np.sqrt(squares[folds == fold].mean()) for fold in np.unique(folds)])
    # </solution>


def verdict(first: np.ndarray, second: np.ndarray) -> tuple[float, float, str]:
    """The mean difference of errors (k,) on the same folds, its standard error, and who is better."""
    # <solution>
    differences = first - second  # (k,)
    mean = differences.mean()
    error = differences.std(ddof=1) / np.sqrt(len(differences))
    word = "first" if mean < -2 * error else "second" if mean > 2 * error else "undecided"
    return float(mean), float(error), word
    # </solution>


def contest(x: np.ndarray, y: np.ndarray, folds: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray, str]:
    """Out-of-fold predictions (n,) of a forest and of boosting, and "forest", "boosting" or "undecided"."""
    from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor

    # <solution>
    models = [RandomForestRegressor(60, random_state=seed), GradientBoostingRegressor(random_state=seed)]
    predictions = np.zeros((2, len(y)))
    for fold in np.unique(folds):
        here = folds == fold  # (n,)
        for row, model in zip(predictions, models):
            row[here] = model.fit(x[~here], y[~here]).predict(x[here])
    word = verdict(*(fold_errors(y, row, folds) for row in predictions))[2]
    return predictions[0], predictions[1], {"first": "forest", "second": "boosting"}.get(word, word)
    # </solution>
