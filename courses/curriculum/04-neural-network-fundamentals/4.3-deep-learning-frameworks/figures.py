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
from matplotlib.patches import FancyBboxPatch, Rectangle

INK, FAINT = "#7b7e85", "#7b7e8599"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "frameworks",
}  # fmt: skip


def strides() -> Figure:
    figure, axes = plt.subplots(figsize=(9, 3.9))
    axes.set(xlim=(-0.3, 14.3), ylim=(-0.8, 5.9), aspect="equal")
    axes.axis("off")
    axes.text(7.2, 5.45, "the strip of memory", ha="center")
    for place in range(6):
        _cell(axes, 4.2 + place, 4.2, str(place), BLUE if place < 3 else ORANGE)
    axes.text(3.95, 4.7, "place", ha="right", va="center", fontsize=11)
    readings = [
        (0.6, "a: shape (2, 3)\nstrides (3, 1)", np.array([[0, 1, 2], [3, 4, 5]])),
        (6.2, "a.T: shape (3, 2)\nstrides (1, 3)", np.array([[0, 3], [1, 4], [2, 5]])),
        (11.4, "a[:, 1]: shape (2,)\nstride (3,)", np.array([[1, 4]])),
    ]
    for left, title, places in readings:
        for i, row in enumerate(places):
            for j, place in enumerate(row):
                _cell(axes, left + j, 1.5 - i, str(place), BLUE if place < 3 else ORANGE)
        axes.text(left + places.shape[1] / 2, 2.75, title, ha="center", va="bottom", fontsize=11)
    return figure


def breakeven() -> Figure:
    n = np.logspace(1, 4, 200)
    operations = 2 * n**3
    cpu, gpu = operations / 50e9, 20e-6 + operations / 10e12
    copied = gpu + 3 * 4 * n**2 / 20e9
    figure, axes = plt.subplots(figsize=(7, 4))
    for seconds, colour, style, name in [
        (cpu, ORANGE, "-", "CPU"), (copied, GREEN, "--", "GPU, with copying"), (gpu, BLUE, "-", "GPU"),
    ]:  # fmt: skip
        axes.loglog(n, seconds, style, color=colour, label=name)
    axes.plot(80, 2 * 80**3 / 50e9, "o", color=INK)
    axes.annotate("n = 80", (80, 2 * 80**3 / 50e9), xytext=(8, -16), textcoords="offset points")
    axes.set(xlabel="n, for matrices (n, n)", ylabel="seconds for one product")
    axes.legend()
    return figure


def queue() -> Figure:
    figure, axes = plt.subplots(figsize=(9, 3.3))
    axes.set(xlim=(-1.9, 13.6), ylim=(-1.5, 3.6))
    axes.axis("off")
    axes.text(-0.2, 2.0, "host", ha="right", va="center")
    axes.text(-0.2, 0.5, "device", ha="right", va="center")
    for k, colour in enumerate([BLUE, GREEN, ORANGE]):
        axes.add_patch(Rectangle((0.75 * k, 1.65), 0.6, 0.7, color=colour))
        axes.add_patch(Rectangle((0.6 + 3.6 * k, 0.15), 3.5, 0.7, facecolor=colour + "33", edgecolor=colour))
        axes.text(0.6 + 3.6 * k + 1.75, 0.5, f"kernel {k + 1}", ha="center", va="center", color=colour)
    axes.add_patch(Rectangle((2.25, 1.65), 9.1, 0.7, facecolor="none", edgecolor=INK, linestyle="--"))
    axes.text(6.8, 2.0, "synchronize(): waits", ha="center", va="center")
    for end, height, text in [(2.1, 2.75, "a watch without synchronize"), (11.35, -0.5, "a watch with it")]:
        axes.annotate("", (0, height), (end, height), arrowprops={"arrowstyle": "<->", "color": INK})
        axes.text(end + 0.15 if end < 5 else end / 2, height + (0.0 if end < 5 else -0.45), text,
                  ha="left" if end < 5 else "center", va="center")
    return figure


def graph() -> Figure:
    figure, axes = plt.subplots(figsize=(9.6, 4.2))
    axes.set(xlim=(-0.9, 11.2), ylim=(-0.8, 4.9))
    axes.axis("off")
    nodes = {
        "w1": (0, 4, "$w_1 = 1$", "-16"), "w2": (0, 2.2, "$w_2 = 1$", "-8"), "b": (2.6, 0.4, "$b = 0$", "-8"),
        "p1": (2.6, 4, "$2 w_1 = 2$", "-8"), "p2": (2.6, 2.2, "$1 w_2 = 1$", "-8"),
        "sum": (5.1, 2.2, "$\\hat y = 3$", "-8"), "gap": (7.6, 2.2, "$\\hat y - 7 = -4$", "-8"),
        "loss": (10.2, 2.2, "$L = 16$", "1"),
    }  # fmt: skip
    arrows = [("w1", "p1", "× 2"), ("w2", "p2", "× 1"), ("p1", "sum", "+"), ("p2", "sum", "+"), ("b", "sum", "+"),
              ("sum", "gap", "− 7"), ("gap", "loss", "square")]  # fmt: skip
    for start, end, name in arrows:
        (x0, y0, *_), (x1, y1, *_) = nodes[start], nodes[end]
        axes.annotate("", (x1 - 0.85, y1 + 0.18 * np.sign(y0 - y1)), (x0 + 0.85, y0),
                      arrowprops={"arrowstyle": "->", "color": INK, "shrinkA": 0, "shrinkB": 0})
        lift = 0.14 if y1 <= y0 else -0.36  # below an arrow that rises
        axes.text((x0 + x1) / 2, (y0 + y1) / 2 + lift, name, ha="center", va="bottom", fontsize=11)
    for x, y, text, gradient in nodes.values():
        box = FancyBboxPatch((x - 0.8, y - 0.3), 1.6, 0.6, boxstyle="round,pad=0.03", facecolor="none", edgecolor=BLUE)
        axes.add_patch(box)
        axes.text(x, y, text, ha="center", va="center", color=BLUE)
        axes.text(x, y - 0.4, gradient, ha="center", va="top", color=ORANGE)
    axes.text(8.9, 4.1, "values: forward", color=BLUE, ha="center")
    axes.text(8.9, 3.6, "gradients: backward", color=ORANGE, ha="center")
    return figure


def _cell(axes: Axes, left: float, bottom: float, text: str, colour: str) -> None:
    axes.add_patch(Rectangle((left, bottom), 1, 1, facecolor=colour + "33", edgecolor=INK))
    axes.text(left + 0.5, bottom + 0.5, text, ha="center", va="center")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "figures"
    folder.mkdir(exist_ok=True)
    with plt.rc_context(STYLE):
        for make in (strides, breakeven, queue, graph):
            figure = make()
            figure.savefig(folder / f"{make.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main()
