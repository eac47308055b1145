"""The figures of the lesson: `python figures.py` writes them all into figures/, or into the folder that it is given.

Backgrounds are transparent and every colour is a mid-tone, so that one file is readable on a light and on a dark page.
What each figure shows is said in the alternative text of lesson.md; the numbers are those of the lesson's cells.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sklearn.cluster import DBSCAN, KMeans
from sklearn.datasets import make_moons
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

INK, FAINT = "#7b7e85", "#7b7e8599"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "classical learning",
}  # fmt: skip

PITCH = np.array([1, 2, 3, 4, 5, 6, 7, 8.0])
WEIGHT = np.array([3, 6, 2, 4, 5, 7, 3, 2.0])
RIPE = np.array([1, 1, 1, 0, 0, 1, 0, 0])


def tree() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 4.2))
    axes.fill_between([0.4, 3.5], 1, 8, color=BLUE, alpha=0.18, linewidth=0)
    axes.fill_between([3.5, 8.6], 6, 8, color=BLUE, alpha=0.18, linewidth=0)
    axes.fill_between([3.5, 8.6], 1, 6, color=ORANGE, alpha=0.18, linewidth=0)
    axes.plot([3.5, 3.5], [1, 8], color=INK)
    axes.plot([3.5, 8.6], [6, 6], color=INK, linestyle="--")
    for label, colour, marker, name in [(1, BLUE, "o", "ripe"), (0, ORANGE, "s", "not ripe")]:
        axes.plot(PITCH[RIPE == label], WEIGHT[RIPE == label], marker, color=colour, markersize=9, label=name)
    axes.text(3.6, 1.3, "first question: pitch ≤ 3.5?", color=INK)
    axes.text(3.6, 6.15, "second: weight ≤ 6?", color=INK)
    axes.set(xlabel="pitch of the knock, 100 Hz", ylabel="weight, kg", xlim=(0.4, 8.6), ylim=(1, 8))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2)
    return figure


def ensembles() -> Figure:
    x, y = make_moons(160, noise=0.3, random_state=3)
    models = [
        ("one deep tree", DecisionTreeClassifier(random_state=0)),
        ("random forest, 200 trees", RandomForestClassifier(200, random_state=0)),
        ("boosting, 60 small trees", GradientBoostingClassifier(n_estimators=60, max_depth=2, random_state=0)),
    ]
    figure, panels = plt.subplots(1, 3, figsize=(11, 3.7))
    for axes, (title, model) in zip(panels, models, strict=True):
        _regions(axes, model.fit(x, y), x, y)
        axes.set_title(title)
    return figure


def margin() -> Figure:
    rng = np.random.default_rng(4)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 4.2))
    x = np.array([[1, 2], [2, 4], [1.5, 5], [3, 5.5], [2.2, 2.6], [5, 1], [6, 3], [6.5, 1.6], [5, 3.2], [7, 4]])
    y = np.repeat([1, 0], 5)
    model = SVC(kernel="linear", C=1000).fit(x, y)
    (a, b), c = model.coef_[0], model.intercept_[0]
    across = np.array([0, 8.0])
    for level, style in [(0, "-"), (1, "--"), (-1, "--")]:
        left.plot(across, (level - c - a * across) / b, style, color=INK, linewidth=1.5 if level == 0 else 1)
    left.plot(*model.support_vectors_.T, "o", markersize=17, markerfacecolor="none", color=GREEN)
    _points(left, x, y)
    left.set(xlim=(0, 8), ylim=(0, 7), xticks=[], yticks=[], title="the widest street between two groups")
    angle, radius = rng.uniform(0, 2 * np.pi, 70), np.repeat([0.9, 2.3], 35) + rng.normal(scale=0.22, size=70)
    rings, inner = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), np.repeat([1, 0], 35)
    _regions(right, SVC(kernel="rbf", gamma=0.5).fit(rings, inner), rings, inner)
    right.set_title("the same idea with an RBF kernel")
    return figure


def clusters() -> Figure:
    x, _ = make_moons(200, noise=0.06, random_state=0)
    x = np.concatenate([x, [[-1.0, -0.6], [2.2, 1.1], [0.5, -1.1]]])
    found = [
        ("k-means, k = 2", KMeans(2, n_init=10, random_state=0).fit(x).labels_),
        ("DBSCAN, radius 0.2, least 5", DBSCAN(eps=0.2, min_samples=5).fit(x).labels_),
    ]
    figure, panels = plt.subplots(1, 2, figsize=(9.5, 3.6))
    for axes, (title, labels) in zip(panels, found, strict=True):
        for label, colour, marker in [(0, BLUE, "o"), (1, ORANGE, "s"), (-1, INK, "x")]:
            axes.plot(*x[labels == label].T, marker, color=colour, markersize=5)
        axes.set(title=title, aspect="equal", xticks=[], yticks=[])
    panels[0].plot(*np.array([x[found[0][1] == k].mean(axis=0) for k in (0, 1)]).T, "*", color=GREEN, markersize=18)
    return figure


def roc() -> Figure:
    scores = np.array([0.9, 0.8, 0.6, 0.3, 0.7, 0.4, 0.2, 0.1])
    truth = np.array([1, 1, 1, 1, 0, 0, 0, 0])
    order = np.argsort(-scores)
    tpr = np.concatenate([[0], np.cumsum(truth[order]) / 4])
    fpr = np.concatenate([[0], np.cumsum(1 - truth[order]) / 4])
    figure, axes = plt.subplots(figsize=(5.2, 4.8))
    axes.fill_between(fpr, tpr, color=BLUE, alpha=0.15, linewidth=0)
    axes.plot(fpr, tpr, "o-", color=BLUE)
    axes.plot([0, 1], [0, 1], "--", color=INK)
    axes.plot([0.25], [0.75], "o", color=ORANGE, markersize=11)
    axes.annotate("threshold 0.5", (0.25, 0.75), xytext=(12, -16), textcoords="offset points", color=ORANGE)
    axes.text(0.4, 0.12, "area 13/16 = 0.8125", color=BLUE)
    axes.set(xlabel="false positive rate", ylabel="true positive rate", aspect="equal")
    return figure


def _regions(axes: Axes, model, x: np.ndarray, y: np.ndarray) -> None:
    (left, low), (right, high) = x.min(axis=0) - 0.4, x.max(axis=0) + 0.4
    across, up = np.meshgrid(np.linspace(left, right, 220), np.linspace(low, high, 220))
    answers = model.predict(np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    axes.contourf(across, up, answers, levels=[-0.5, 0.5, 1.5], colors=[ORANGE, BLUE], alpha=0.2)
    axes.contour(across, up, answers, levels=[0.5], colors=[INK], linewidths=1)
    _points(axes, x, y)
    axes.set(xticks=[], yticks=[])


def _points(axes: Axes, x: np.ndarray, y: np.ndarray) -> None:
    for label, colour, marker in [(1, BLUE, "o"), (0, ORANGE, "s")]:
        axes.plot(*x[y == label].T, marker, color=colour, markersize=5)


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (tree, ensembles, margin, clusters, roc):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
