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
BLUE, ORANGE, GREEN, RED = "#3d86c6", "#d2741f", "#2a9d76", "#c8504e"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "calculus",
}  # fmt: skip

HESSIAN = np.array([[2.0, -1.0], [-1.0, 2.0]])
START = np.array([4.0, 0.0])


def descent(step_size: float, steps: int) -> np.ndarray:
    """The taps after each step, (steps + 1, 2)."""
    path = [START]
    for _ in range(steps):
        path.append(path[-1] - step_size * HESSIAN @ path[-1])
    return np.array(path)


def discomfort(points: np.ndarray) -> np.ndarray:
    """Of each point in the last axis."""
    x, y = points[..., 0], points[..., 1]
    return x * x - x * y + y * y


def taps() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.6))
    for step_size, name, colour in [(1, "1", RED), (2 / 3, "2/3", ORANGE), (0.1, "0.1", BLUE), (0.5, "0.5", GREEN)]:
        axes.semilogy(range(9), discomfort(descent(step_size, 8)), "o-", color=colour, label=name)
        axes.annotate(name, (8, discomfort(descent(step_size, 8))[-1]), xytext=(8, -4), textcoords="offset points",
                      color=colour)  # fmt: skip
    axes.set(xlabel="step", ylabel="discomfort", ylim=(1e-4, 1e6))
    axes.minorticks_off()
    return figure


def paths() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.3))
    places = {"x = 4": (0, 1), "y = 0": (0, 0), "a = 4": (1, 1), "b = 4": (1, 0), "f = 16": (2, 0.5)}
    names = {name[0]: place for name, place in places.items()}
    slopes = [("x", "a", "1"), ("x", "b", "1"), ("y", "a", "-1"), ("y", "b", "1"), ("a", "f", "6"), ("b", "f", "2")]
    for begin, end, slope in slopes:
        (x0, y0), (x1, y1) = names[begin], names[end]
        colour = INK if begin == "y" else BLUE if "a" in (begin, end) else GREEN
        axes.annotate("", (x1, y1), (x0, y0), arrowprops={
            "arrowstyle": "-|>", "color": colour, "shrinkA": 30, "shrinkB": 30, "linewidth": 1 if begin == "y" else 2})
        share = 0.32 if y0 != y1 and end != "f" else 0.5
        at = (x0 + share * (x1 - x0), y0 + share * (y1 - y0) + 0.09)
        axes.text(*at, slope.replace("-", "−"), color=colour, ha="center")
    for name, (x, y) in places.items():
        axes.text(x, y, f"${name}$", ha="center", va="center",
                  bbox={"boxstyle": "round,pad=0.45", "facecolor": "none", "edgecolor": INK})  # fmt: skip
    axes.text(1, 1.3, "$a = x - y$", ha="center", color=INK)
    axes.text(1, -0.36, "$b = x + y$", ha="center", color=INK)
    axes.text(2, -0.02, "from x to f:", ha="center", color=INK)
    axes.text(1.88, -0.22, "1 · 6", ha="right", color=BLUE)
    axes.text(1.98, -0.22, "+", ha="center", color=INK)
    axes.text(2.06, -0.22, "1 · 2", ha="left", color=GREEN)
    axes.text(2.0, -0.4, "= 8", ha="center", color=INK)
    axes.set(xlim=(-0.25, 2.35), ylim=(-0.5, 1.45))
    axes.axis("off")
    return figure


def slopes() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.4))
    angles = np.linspace(-180, 180, 361)
    g = HESSIAN @ START  # (8, -4)
    turned = np.radians(angles)
    axes.plot(angles, g[0] * np.cos(turned) + g[1] * np.sin(turned), color=BLUE)
    axes.axhline(0, color=FAINT, linewidth=1)
    steepest = np.degrees(np.arctan2(g[1], g[0]))
    marks = [(steepest, np.linalg.norm(g), "gradient: 8.94", ORANGE, (0, 8), "center"),
             (steepest + 180, -np.linalg.norm(g), "straight down: −8.94", ORANGE, (0, -18), "center"),
             (steepest + 90, 0.0, "level curve: 0", GREEN, (8, 6), "left"),
             (0.0, 8.0, "hot tap alone: 8", INK, (10, 0), "left")]  # fmt: skip
    for angle, height, text, colour, offset, side in marks:
        axes.plot(angle, height, "o", color=colour)
        axes.annotate(text, (angle, height), xytext=offset, textcoords="offset points", color=colour, ha=side)
    axes.set(xlabel="angle of the direction, in degrees", ylabel="slope at (4, 0)", xticks=range(-180, 181, 90),
             ylim=(-12, 12), xlim=(-180, 200))  # fmt: skip
    return figure


def field() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 5.2))
    xs, ys = np.meshgrid(np.linspace(-2, 5, 141), np.linspace(-2.4, 3, 109))
    heights = discomfort(np.stack([xs, ys], axis=-1))
    axes.contour(xs, ys, heights, levels=[0.25, 1, 4, 9, 16, 25], colors=FAINT, linewidths=1)
    points = np.stack(np.meshgrid(np.arange(-1.5, 5.1, 0.75), np.arange(-2.1, 3.1, 0.75)), axis=-1).reshape(-1, 2)
    points = points[np.linalg.norm(points, axis=1) > 0.3]
    arrows = -points @ HESSIAN
    arrows /= np.linalg.norm(arrows, axis=1, keepdims=True)
    axes.quiver(*points.T, *(0.38 * arrows).T, color=INK, angles="xy", scale_units="xy", scale=1, width=0.0035)
    for step_size, steps, colour in [(0.1, 25, BLUE), (0.5, 6, ORANGE)]:
        axes.plot(*descent(step_size, steps).T, "o-", color=colour, markersize=4, label=f"step size {step_size}")
    axes.plot(0, 0, "x", color=GREEN, markersize=9, markeredgewidth=2)
    axes.set(xlabel="hot tap, $x$", ylabel="cold tap, $y$", aspect="equal", xlim=(-2, 5), ylim=(-2.4, 3))
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    return figure


def places() -> Figure:
    figure, panels = plt.subplots(1, 3, figsize=(9, 3.3))
    kinds = [("minimum", (1.0, 0.6)), ("maximum", (-1.0, -0.6)), ("saddle", (1.0, -1.0))]
    for axes, (title, curvatures) in zip(panels, kinds, strict=True):
        _plane(axes, 2.0)
        xs, ys = np.meshgrid(np.linspace(-2, 2, 81), np.linspace(-2, 2, 81))
        heights = (curvatures[0] * xs**2 + curvatures[1] * ys**2) / 2
        axes.contour(xs, ys, heights, levels=8, colors=BLUE, linewidths=1, linestyles="solid")
        x, y = (each.ravel() for each in np.meshgrid(np.linspace(-1.6, 1.6, 7), np.linspace(-1.6, 1.6, 7)))
        u, v = -curvatures[0] * x, -curvatures[1] * y
        lengths = np.maximum(np.hypot(u, v), 1e-9)
        axes.quiver(x, y, 0.36 * u / lengths, 0.36 * v / lengths, color=ORANGE, angles="xy", scale_units="xy", scale=1,
                    width=0.008, pivot="mid")  # fmt: skip
        axes.plot(0, 0, "o", color=GREEN)
        axes.set_title(title)
    return figure


def _plane(axes: Axes, reach: float) -> None:
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set_visible(False)


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (taps, paths, slopes, field, places):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
