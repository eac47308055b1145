"""One threshold after the other, np.trapezoid, folds by sorting random numbers, the figure with pyplot alone."""

import numpy as np


def confusion(y, predicted):
    return np.bincount(2 * y + predicted, minlength=4).reshape(2, 2)


def roc_points(y, scores):
    if min(y) == max(y):
        raise ValueError("one class only")
    thresholds = [np.inf, *sorted(set(scores.tolist()), reverse=True)]
    called = scores[None, :] >= np.array(thresholds)[:, None]
    return [called[:, y == 0].mean(axis=1), called[:, y == 1].mean(axis=1)]


def area(fpr, tpr):
    return float(np.trapezoid(tpr, fpr))


def stratified_folds(y, k, seed):
    rng = np.random.default_rng(seed)
    order = np.lexsort([rng.random(len(y)), y])
    folds = np.empty(len(y), dtype=int)
    folds[order] = np.arange(len(y)) % k
    return folds.tolist()


def plot_roc(y, scores):
    from matplotlib import pyplot

    fpr, tpr = roc_points(y, scores)
    pyplot.plot([0, 1], [0, 1], linestyle="dashed")
    pyplot.plot(fpr, tpr, marker="o", label="model")
    pyplot.legend()
    pyplot.xlabel("FPR")
    pyplot.ylabel("TPR")
    pyplot.title(f"area: {area(fpr, tpr):.3f}")
