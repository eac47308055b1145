"""The figures of the lesson: `python figures.py` writes them all into figures/, or into the folder that it is given.

Backgrounds are transparent and every colour is a mid-tone, so that one file is readable on a light and on a dark page.
What each figure shows is said in the alternative text of lesson.md; the numbers are those of the lesson.
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
from matplotlib.patches import Circle, FancyBboxPatch

INK, FAINT = "#7b7e85", "#7b7e8599"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "backpropagation",
}  # fmt: skip

PLACES = {"x_1": (0, 1.5), "x_2": (0, -1.5), "a_1": (2.7, 1.5), "a_2": (2.7, -1.5), "h_1": (5.0, 1.5), "h_2": (5.0, -1.5),
          "y": (7.6, 0), "L": (10.4, 0)}  # fmt: skip
VALUES = {"x_1": 2, "x_2": 1, "a_1": 4, "a_2": 3, "h_1": 4, "h_2": 3, "y": 6, "L": 2}
GRADIENTS = {"x_1": 2, "x_2": -16, "a_1": -6, "a_2": 4, "h_1": -6, "h_2": 4, "y": -2, "L": 1}
# Start, end, local derivative, name, where on the arrow the label stands.
ARROWS = [("x_1", "a_1", 1, "w_{11}", 0.5), ("x_2", "a_1", 2, "w_{12}", 0.27), ("x_1", "a_2", 2, "w_{21}", 0.27),
          ("x_2", "a_2", -1, "w_{22}", 0.5), ("a_1", "h_1", 1, "", 0.5), ("a_2", "h_2", 1, "", 0.5),
          ("h_1", "y", 3, "v_1", 0.5), ("h_2", "y", -2, "v_2", 0.5), ("y", "L", -2, "y - 8", 0.5)]  # fmt: skip


def graph() -> Figure:
    figure, axes = _page(-2.1)
    _network(axes)
    for start, end, local, name, at in ARROWS:
        text = f"{local}" if not name else f"${name} = {local}$"
        _label(axes, start, end, at, text, BLUE)
    axes.text(2.7, 2.45, "sums", ha="center", fontsize=14)
    axes.text(5.0, 2.45, "ReLU", ha="center", fontsize=14)
    return figure


def backward() -> Figure:
    figure, axes = _page(-3.3)
    _network(axes)
    for name, (x, y) in PLACES.items():
        axes.text(x, y - 0.85, f"{GRADIENTS[name]}", ha="center", va="center", color=ORANGE, fontweight="bold", fontsize=15.5)
    for start, end, local, _, at in ARROWS:
        arriving = GRADIENTS[end] * local
        _label(axes, start, end, at, f"{arriving}", ORANGE)
    axes.annotate("", (1.4, -2.75), (8.8, -2.75), arrowprops={"arrowstyle": "-|>", "color": ORANGE, "lw": 1.6})
    axes.text(5.1, -3.12, "gradients, from right to left", ha="center", va="center", color=ORANGE, fontsize=14)
    return figure


def paths() -> Figure:
    figure, (ladder, counts) = plt.subplots(1, 2, figsize=(8.6, 3.2), gridspec_kw={"width_ratios": [1.25, 1]})
    ladder.set(xlim=(-0.5, 8.7), ylim=(-2.0, 2.0), aspect="equal")
    ladder.axis("off")
    for stage in range(4):
        x = 2 * stage
        for height in (0.75, -0.75):
            _line(ladder, (x, 0), (x + 1, height))
            _line(ladder, (x + 1, height), (x + 2, 0))
            ladder.add_patch(Circle((x + 1, height), 0.16, facecolor=GREEN, edgecolor="none"))
        ladder.text(x + 2, -0.5, f"{2 ** (stage + 1)}", ha="center", va="center", color=ORANGE, fontsize=13)
    for stage in range(5):
        ladder.add_patch(Circle((2 * stage, 0), 0.16, facecolor=BLUE, edgecolor="none"))
    ladder.text(4, -1.6, "paths from the first node to each other blue one", ha="center", color=ORANGE)
    stages = np.arange(1, 31)
    counts.semilogy(stages, 2.0**stages, color=ORANGE, label="paths")
    counts.semilogy(stages, 4 * stages, color=BLUE, label="arrows")
    counts.set(xlabel="stages of the ladder", yticks=[1, 1e3, 1e6, 1e9])
    counts.legend(loc="upper left")
    figure.tight_layout()
    return figure


def matrices() -> Figure:
    figure, axes = plt.subplots(figsize=(8.8, 4.2))
    axes.set(xlim=(-0.9, 11.4), ylim=(-3.7, 2.5), aspect="equal")
    axes.axis("off")
    names = [("X", "B × D"), ("A", "B × H"), ("H", "B × H"), ("Z", "B × C"), ("L", "one number")]
    forward = ["$X W_1 + b_1$", "ReLU", "$H W_2 + b_2$", "softmax,\nlog"]
    back = ["$\\bar A\\, W_1^T$", "$\\bar H \\odot [A > 0]$", "$\\bar Z\\, W_2^T$", "$(P - Y)/B$"]
    for place, (name, shape) in enumerate(names):
        x = 2.6 * place
        _box(axes, x, 1.0, f"${name}$", BLUE)
        axes.text(x, 1.95, shape, ha="center", va="center", fontsize=11)
        _box(axes, x, -1.0, f"$\\bar{{{name}}}$" if name != "L" else "1", ORANGE)
    for place in range(4):
        x = 2.6 * place
        axes.annotate("", (x + 2.0, 1.0), (x + 0.6, 1.0), arrowprops={"arrowstyle": "-|>", "color": BLUE, "lw": 1.6})
        axes.text(x + 1.3, 1.2, forward[place], ha="center", va="bottom", color=BLUE, fontsize=9.5)
        axes.annotate("", (x + 0.6, -1.0), (x + 2.0, -1.0), arrowprops={"arrowstyle": "-|>", "color": ORANGE, "lw": 1.6})
        axes.text(x + 1.3, -0.82, back[place], ha="center", va="bottom", color=ORANGE, fontsize=9.5)
    kept = [(0, 1, "W_1", "X^T \\bar A", "b_1", "A"), (2, 3, "W_2", "H^T \\bar Z", "b_2", "Z")]
    for left, right, weight, product, bias, above in kept:
        x = 2.6 * right
        axes.annotate("", (x, -2.35), (x, -1.5), arrowprops={"arrowstyle": "-|>", "color": GREEN, "lw": 1.6})
        axes.text(x, -2.65, f"$\\bar W_{weight[-1]} = {product}$", ha="center", va="center", color=GREEN)
        axes.text(x, -3.2, f"$\\bar b_{bias[-1]}$ = sum of the rows of $\\bar {above}$", ha="center", va="center", color=GREEN)
        axes.annotate("", (2.6 * left + 0.1, -0.45), (2.6 * left + 0.1, 0.45),
                      arrowprops={"arrowstyle": "-|>", "color": FAINT, "lw": 1.2, "ls": "--"})  # fmt: skip
        axes.text(2.6 * left + 0.25, 0.0, "kept", ha="left", va="center", fontsize=10.5)
    return figure


def steps() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.8))
    sizes = np.logspace(-15, 0, 181)
    ahead, behind = np.exp(1 + sizes), np.exp(1 - sizes)
    one_sided, central = (ahead - np.e) / sizes, (ahead - behind) / (2 * sizes)
    for slope, colour, name in [(one_sided, ORANGE, "one-sided"), (central, BLUE, "central")]:
        axes.loglog(sizes, np.maximum(np.abs(slope / np.e - 1), 1e-13), color=colour, linewidth=1.2, label=name)
    axes.loglog(sizes, 1e-16 / sizes, color=INK, linestyle="--", linewidth=1, label="rounding: $10^{-16} / h$")
    axes.set(xlabel="step h", ylabel="relative error", ylim=(1e-13, 10), xticks=10.0 ** np.arange(-15, 1, 5))
    axes.legend(loc="upper center", ncol=3, bbox_to_anchor=(0.5, 1.18), columnspacing=1.2, handlelength=1.4)
    return figure


def _page(bottom: float) -> tuple[Figure, Axes]:
    figure, axes = plt.subplots(figsize=(10.2, 5.1))
    axes.set(xlim=(-0.7, 11.1), ylim=(bottom, 2.8), aspect="equal")
    axes.axis("off")
    return figure, axes


def _network(axes: Axes) -> None:
    for start, end, *_ in ARROWS:
        (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
        way = np.array([x1 - x0, y1 - y0]) / np.hypot(x1 - x0, y1 - y0)
        axes.annotate("", np.array([x1, y1]) - 0.55 * way, np.array([x0, y0]) + 0.55 * way,
                      arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.2})  # fmt: skip
    for name, (x, y) in PLACES.items():
        colour = GREEN if name.startswith("x") else BLUE
        axes.add_patch(Circle((x, y), 0.52, facecolor=colour, alpha=0.18, edgecolor="none"))
        axes.add_patch(Circle((x, y), 0.52, facecolor="none", edgecolor=colour, linewidth=1.6))
        axes.text(x, y, f"${name}$ = {VALUES[name]}", ha="center", va="center", fontsize=14, color=colour)


def _label(axes: Axes, start: str, end: str, at: float, text: str, colour: str) -> None:
    """Beside the arrow, above it as seen from its start."""
    (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
    way = np.array([x1 - x0, y1 - y0])
    angle = np.degrees(np.arctan2(way[1], way[0]))
    off = 0.2 * np.array([-way[1], way[0]]) / np.hypot(*way)
    point = np.array([x0, y0]) + (0.5 + at * (np.hypot(*way) - 1)) / np.hypot(*way) * way + off
    axes.text(*point, text, ha="center", va="center", rotation=angle, rotation_mode="anchor", color=colour, fontsize=13)


def _line(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.plot(*zip(start, end, strict=True), color=INK, linewidth=1.3, zorder=0)


def _box(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    box = {"boxstyle": "round,pad=0.05", "mutation_scale": 1.0}
    axes.add_patch(FancyBboxPatch((x - 0.5, y - 0.42), 1.0, 0.84, facecolor="none", edgecolor=colour, linewidth=1.6, **box))
    axes.text(x, y, text, ha="center", va="center", color=colour, fontsize=14)


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (graph, backward, paths, matrices, steps):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
