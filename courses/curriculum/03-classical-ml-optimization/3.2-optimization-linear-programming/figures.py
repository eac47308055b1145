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

INK, FAINT = "#7b7e85", "#7b7e8599"
BLUE, ORANGE, GREEN, RED = "#3d86c6", "#d2741f", "#2a9d76", "#cf5560"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "linear programs",
}  # fmt: skip

CORNERS = np.array([[0.0, 0.0], [6.0, 0.0], [4.0, 3.0], [2.0, 4.0], [0.0, 4.0]])  # (5, 2): bread, cake
WISH, BEST = np.array([4.0, 5.5]), np.array([3.0, 3.5])


def region() -> Figure:
    figure, axes = plt.subplots(figsize=(7.2, 4.6))
    _region(axes)
    for (start, end), name, place in [
        (([0, 5], [8, 1]), "oven", (7.0, 1.62)),
        (([2, 6], [6, 0]), "flour", (2.42, 5.55)),
        (([0, 4], [8, 4]), "sugar", (7.2, 4.1)),
    ]:
        axes.plot([start[0], end[0]], [start[1], end[1]], color=BLUE, linewidth=1)
        axes.text(*place, name, color=BLUE)
    for gain in (120, 180, 240):
        ends = np.array([0.0, 8.0])
        axes.plot(ends, (gain - 30 * ends) / 40, "--", color=ORANGE, linewidth=1.4)
        axes.text(-0.12 if gain < 200 else 0.15, gain / 40 + (0.05 if gain < 200 else 0.06), f"{gain} €", color=ORANGE,
                  ha="right" if gain < 200 else "left", va="center" if gain < 200 else "bottom")
    axes.plot(*CORNERS.T, "o", color=GREEN, markersize=5)
    axes.plot(4, 3, "o", color=ORANGE, markersize=9)
    axes.annotate("(4, 3)", (4, 3), xytext=(10, 8), textcoords="offset points", color=ORANGE)
    axes.set(xlim=(-0.05, 8), ylim=(-0.05, 6.6), xlabel="trays of bread", ylabel="trays of cake")
    axes.set_yticks([0, 1, 2, 4, 5, 6])
    axes.tick_params(axis="y", pad=28)
    return figure


def walks() -> Figure:
    figure, axes = plt.subplots(figsize=(6.4, 4))
    _region(axes)
    for path, colour, name in [([0, 1, 2], BLUE, "bread first"), ([0, 4, 3, 2], ORANGE, "cake first")]:
        steps = CORNERS[path]
        for start, end in zip(steps[:-1], steps[1:], strict=True):
            axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2.2,
                                                      "shrinkA": 4, "shrinkB": 5})
        axes.plot([], [], color=colour, linewidth=2.2, label=name)
    for point, gain, offset in zip(CORNERS, [0, 180, 240, 220, 160], [(10, 10), (6, 8), (8, 4), (4, 8), (10, 8)],
                                   strict=True):
        axes.plot(*point, "o", color=INK, markersize=5)
        axes.annotate(f"{gain} €", point, xytext=offset, textcoords="offset points")
    axes.legend(loc="upper right")
    axes.set(xlim=(-0.15, 7.5), ylim=(-0.2, 5), xlabel="trays of bread", ylabel="trays of cake")
    return figure


def prices() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.8))
    hours, gains = np.array([0, 6, 34 / 3, 15]), np.array([0, 180, 260, 260])
    axes.plot(hours, gains, color=BLUE, linewidth=2)
    ends = np.array([2.0, 14.0])
    axes.plot(ends, 90 + 15 * ends, "--", color=ORANGE)
    axes.plot(10, 240, "o", color=ORANGE)
    axes.annotate("today: 10 hours, 240 €", (10, 240), xytext=(0, -112), textcoords="offset points",
                  color=ORANGE, ha="center",
                  arrowprops={"arrowstyle": "-", "color": ORANGE, "linewidth": 0.8})
    for place, text in [((3.3, 85), "30 € an hour"), ((6.7, 176), "15 € an hour"), ((12.6, 252), "nothing")]:
        axes.text(*place, text, color=BLUE, va="top")
    axes.text(12.6, 292, "15 € for ever", color=ORANGE, ha="right")
    axes.set(xlabel="hours of oven", ylabel="best gain in euros", xlim=(0, 15), ylim=(0, 310))
    return figure


def convex() -> Figure:
    figure, panels = plt.subplots(1, 3, figsize=(10, 3.2))
    shapes = [CORNERS, np.array([[0, 0], [6, 0], [6, 1.4], [2.2, 1.6], [2, 4], [0, 4]])]
    chords = [([0.6, 3.4], [5.2, 0.8]), ([1.2, 3.6], [5.4, 0.7])]
    for axes, shape, chord, title in zip(panels, shapes, chords, ["convex", "not convex"], strict=False):
        axes.fill(*shape.T, color=GREEN, alpha=0.25, linewidth=0)
        axes.plot(*np.vstack([shape, shape[:1]]).T, color=GREEN, linewidth=1.5)
        axes.plot(*np.array(chord).T, "o-", color=ORANGE)
        axes.set(title=title, xticks=[], yticks=[], aspect="equal")
    axes = panels[2]
    x = np.linspace(-1.7, 2.4, 100)
    axes.plot(x, x**2, color=GREEN, linewidth=2)
    axes.plot([-1.2, 2], [1.44, 4], "o-", color=ORANGE)
    axes.plot([-0.6, 2.4], [0.5 * 2 * -0.6 - 0.25, 2.4 - 0.25], "--", color=BLUE)
    axes.text(-0.1, 3.0, "chord", color=ORANGE, ha="center")
    axes.text(1.75, 0.95, "tangent", color=BLUE)
    axes.set(title="a convex function", xticks=[], yticks=[], ylim=(-1.2, 5.4))
    for axes in panels:
        for spine in axes.spines.values():
            spine.set_visible(False)
    return figure


def touch() -> Figure:
    figure, axes = plt.subplots(figsize=(7.4, 5.8))
    angles = np.linspace(0, 2 * np.pi, 200)
    circle = np.column_stack([np.cos(angles), np.sin(angles)])  # (200, 2)
    for level in (1, 3, 5, 8):
        touching = level == 5
        axes.plot(*(WISH + np.sqrt(level) * circle).T, color=ORANGE, linewidth=2 if touching else 1,
                  alpha=1 if touching else 0.6)
    axes.plot([0, 8], [5, 1], color=BLUE, linewidth=2)
    axes.text(6.6, 1.25, "$g(x) = 0$", color=BLUE, ha="right")
    axes.plot(*WISH, "+", color=ORANGE, markersize=11)
    axes.annotate("wish", WISH, xytext=(8, 4), textcoords="offset points", color=ORANGE)
    slopes = [([-1, -2], ORANGE, "$\\nabla f$", (1.75, 2.1)), ([0.5, 1], BLUE, "$\\nabla g$", (3.6, 4.2))]
    for way, colour, name, place in slopes:
        axes.annotate("", BEST + np.array(way) * 0.9, BEST,
                      arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2.4, "shrinkA": 0, "shrinkB": 0})
        axes.text(*place, name, color=colour, fontsize=14)
    axes.plot(*BEST, "o", color=INK)
    axes.annotate("(3, 3.5)", BEST, xytext=(-52, -16), textcoords="offset points")
    axes.set(xlabel="trays of bread", ylabel="trays of cake", xlim=(0.4, 7.4), ylim=(1, 8.6), aspect="equal")
    return figure


def street() -> Figure:
    figure, axes = plt.subplots(figsize=(6, 4.8))
    w, offset = np.array([0.2, 0.4]), -1.2
    across = np.array([-2.0, 8.0])
    kerb = {level: (level - offset - w[0] * across) / w[1] for level in (-1, 0, 1)}
    axes.fill_between(across, kerb[-1], kerb[1], color=INK, alpha=0.15, linewidth=0)
    for level, style in [(-1, "-"), (0, "--"), (1, "-")]:
        axes.plot(across, kerb[level], style, color=INK, linewidth=1.2)
    axes.plot([3, 5], [4, 4], "o", color=GREEN, markersize=10, label="liked")
    axes.plot([1, 0], [0, 0], "s", color=RED, markersize=9, label="not liked")
    axes.plot([3, 1], [4, 0], "o", color=ORANGE, markersize=19, fillstyle="none", markeredgewidth=2)
    axes.annotate("", (3, 4), (1, 0), arrowprops={"arrowstyle": "<->", "color": ORANGE, "shrinkA": 11, "shrinkB": 11})
    axes.text(2.55, 2.6, "4.47", color=ORANGE)
    axes.legend(loc="lower right")
    axes.set(xlabel="hours of rising", ylabel="pinches of salt", xlim=(-1.4, 6.4), ylim=(-1, 5.2), aspect="equal")
    return figure


def _region(axes: Axes) -> None:
    axes.fill(*CORNERS.T, color=GREEN, alpha=0.25, linewidth=0)
    axes.plot(*np.vstack([CORNERS, CORNERS[:1]]).T, color=GREEN, linewidth=1)


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (region, walks, prices, convex, touch, street):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
