import numpy as np


def confusion(y: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """The counts [[TN, FP], [FN, TP]]: a row for each truth (n,), a column for each prediction (n,)."""
    # <solution>
    return np.array([[np.sum((y == truth) & (predicted == guess)) for guess in (0, 1)] for truth in (0, 1)])
    # </solution>


def report(table: np.ndarray) -> dict[str, float]:
    """Accuracy, precision, recall and f1 of a table (2, 2); 0 where there is nothing to divide by.

    >>> report(np.array([[2, 1], [1, 1]]))
    {"accuracy": 0.6, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    """
    # <solution>
    (tn, fp), (fn, tp) = table
    return {
        "accuracy": (tn + tp) / (tn + fp + fn + tp),
        "precision": tp / max(tp + fp, 1),  # with a denominator of 0, tp is 0 as well
        "recall": tp / max(tp + fn, 1),
        "f1": 2 * tp / max(2 * tp + fp + fn, 1),
    }
    # </solution>


def roc_points(y: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true positive rates (m,), from (0, 0) on, one point more for each different score."""
    # <solution>
    positives, negatives = np.sum(y == 1), np.sum(y == 0)
    if positives == 0 or negatives == 0:
        raise ValueError("a ROC curve needs both classes")
    order = np.argsort(-scores)
    last_of_its_score = np.append(np.diff(scores[order]) != 0, True)  # (n,)
    tpr = np.cumsum(y[order] == 1)[last_of_its_score] / positives
    fpr = np.cumsum(y[order] == 0)[last_of_its_score] / negatives
    return np.append(0, fpr), np.append(0, tpr)
    # </solution>


def area(fpr: np.ndarray, tpr: np.ndarray) -> float:
    """The area below the curve through the points (m,), joined by straight lines."""
    # <solution>
    return np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)
    # </solution>


def stratified_folds(y: np.ndarray, k: int, seed: int) -> np.ndarray:
    """A fold from 0 to k - 1 for each example (n,), every class spread as evenly as can be."""
    # <solution>
    rng = np.random.default_rng(seed)
    folds = np.zeros(len(y), dtype=int)
    for label in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == label))
        folds[members] = np.arange(len(members)) % k
    return folds
    # </solution>


def out_of_fold(model, x: np.ndarray, y: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Scores (n,), each from a model and a scaling that the example had no part in."""
    # <solution>
    scores = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold  # (n,)
        mean, spread = x[~here].mean(axis=0), x[~here].std(axis=0)  # (d,)
        scaled = (x - mean) / np.where(spread > 0, spread, 1)  # (n, d)
        model.fit(scaled[~here], y[~here])
        scores[here] = model.score(scaled[here])
    return scores
    # </solution>


def plot_roc(y: np.ndarray, scores: np.ndarray):
    """One figure: the ROC curve, the diagonal dashed, the area in the title."""
    import matplotlib.pyplot as plt

    # <solution>
    fpr, tpr = roc_points(y, scores)
    figure, axes = plt.subplots()
    axes.plot(fpr, tpr)
    axes.plot([0, 1], [0, 1], "--", color="grey")
    axes.set(xlabel="false positive rate", ylabel="true positive rate", title=f"AUC {area(fpr, tpr):.2f}")
    return figure
    # </solution>
