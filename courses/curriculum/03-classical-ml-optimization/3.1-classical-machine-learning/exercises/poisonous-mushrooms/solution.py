import numpy as np


def mean_cost(y: np.ndarray, thrown: np.ndarray, ill: float, waste: float) -> float:
    """The mean cost of keeping the poisonous (y = 1, thrown = 0) and throwing away the good (y = 0, thrown = 1).

    >>> mean_cost(np.array([1, 0, 1, 0, 0]), np.array([1, 1, 0, 0, 0]), 10, 1)
    2.2
    """
    # <solution>
    return np.mean(ill * ((y == 1) & (thrown == 0)) + waste * ((y == 0) & (thrown == 1)))
    # </solution>


def best_threshold(y: np.ndarray, scores: np.ndarray, ill: float, waste: float) -> tuple[float, float]:
    """The threshold with the lowest mean cost when scores >= threshold are thrown away, and that cost."""
    # <solution>
    best = np.inf, mean_cost(y, np.zeros(len(y)), ill, waste)
    for threshold in np.unique(scores)[::-1]:
        cost = mean_cost(y, (scores >= threshold).astype(int), ill, waste)
        if cost < best[1]:
            best = threshold, cost
    return float(best[0]), float(best[1])
    # </solution>


def corrected(p: np.ndarray, there: float, here: float) -> np.ndarray:
    """Probabilities (n,) learned where the share is `there`, moved to where it is `here`."""
    # <solution>
    factor = here / (1 - here) / (there / (1 - there))
    return p * factor / (p * factor + 1 - p)
    # </solution>


def _chances(x: np.ndarray, y: np.ndarray, new: np.ndarray, seed: int) -> np.ndarray:
    """A helper for stages 4 and 5, if you like: learn from x and y, and return a probability for each row of new."""
    # <solution>
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(60, random_state=seed).fit(x, y).predict_proba(new)[:, 1]
    # </solution>


def honest(x: np.ndarray, y: np.ndarray, folds: np.ndarray, seed: int) -> np.ndarray:
    """The probability (n,) of each mushroom to be poisonous, by a model that has not seen its fold."""
    # <solution>
    p = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold  # (n,)
        p[here] = _chances(x[~here], y[~here], x[here], seed)
    return p
    # </solution>


def sort_basket(
    x: np.ndarray, y: np.ndarray, basket: np.ndarray, share: float, ill: float, waste: float, seed: int
) -> np.ndarray:
    """1 for each mushroom of the basket (m, d) that should be thrown away, 0 for the others."""
    # <solution>
    p = corrected(_chances(x, y, basket, seed), y.mean(), share)  # (m,)
    return (p >= waste / (waste + ill)).astype(int)
    # </solution>
