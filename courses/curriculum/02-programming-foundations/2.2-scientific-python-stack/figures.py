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
from matplotlib.patches import FancyArrowPatch, Rectangle

INK, FAINT = "#7b7e85", "#7b7e8566"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STAND_COLOURS = [BLUE, ORANGE, GREEN]
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "scientific python",
}  # fmt: skip

DAYS, STANDS = ["Thu", "Fri", "Sat", "Sun"], ["Beach", "Park", "Station"]
SALES = np.array([[20, 30, 80, 70], [10, 20, 30, 20], [30, 40, 10, 0]])  # (stand, day)
LOG = [("Sat", "Beach", "50"), ("Sat", "Beach", "30"), ("Sat", "Park", "30"), ("Sat", "Station", "10"),
       ("Sun", "Beach", "70"), ("Sun", "Park", "?"), ("Sun", "Park", "20")]  # fmt: skip


def strides() -> Figure:
    figure, axes = plt.subplots(figsize=(8.6, 4.0))
    _bare(axes, (-0.3, 12.3), (-4.7, 2.1))
    for place, number in enumerate(SALES.ravel()):
        _cell(axes, place, 0, number, STAND_COLOURS[place // 4], 0.35)
        axes.text(place + 0.5, -0.22, f"{8 * place}", ha="center", va="center", fontsize=9)
    axes.text(0, -0.62, "byte at which each number begins", fontsize=10, va="center")
    _jump(axes, 1.5, 2.5, BLUE, "8 bytes: next day", 0.5)
    _jump(axes, 2.5, 6.5, ORANGE, "32 bytes: next stand", 0.28)
    for i, row in enumerate(SALES):
        axes.text(3.6, -1.45 - i, STANDS[i], ha="right", va="center")
        for j, number in enumerate(row):
            _cell(axes, 4 + j, -1.95 - i, number, STAND_COLOURS[i], 0.35)
    axes.text(8.6, -2.2, "shape (3, 4)", va="center")
    axes.text(8.6, -2.8, "strides (32, 8)", va="center")
    return figure


def broadcasting() -> Figure:
    figure, panels = plt.subplots(2, 1, figsize=(8.6, 6.2))
    row, column = np.tile(SALES.mean(axis=0), (3, 1)), np.tile(SALES.mean(axis=1)[:, None], (1, 4))
    given_row, given_column = np.zeros((3, 4), dtype=bool), np.zeros((3, 4), dtype=bool)
    given_row[0], given_column[:, 0] = True, True
    for axes, other, given, shapes in [
        (panels[0], row, given_row, ["(3, 4)", "(   4)", "(3, 4)"]),
        (panels[1], column, given_column, ["(3, 4)", "(3, 1)", "(3, 4)"]),
    ]:
        _bare(axes, (-0.2, 16.2), (-0.95, 3.2))
        _table(axes, 0, SALES, np.full((3, 4), BLUE), np.full((3, 4), 0.35))
        _table(axes, 6, other, np.full((3, 4), ORANGE), np.where(given, 0.45, 0.0), np.where(given, 1.0, 0.55))
        _table(axes, 12, SALES - other, np.full((3, 4), GREEN), np.full((3, 4), 0.3))
        for x, sign in [(5, "−"), (11, "=")]:
            axes.text(x, 1.5, sign, ha="center", va="center", fontsize=22)
        for x, shape in zip([2, 8, 14], shapes, strict=True):
            axes.text(x, -0.55, shape, ha="center", va="center", family="monospace")
    return figure


def indexing() -> Figure:
    chosen = [np.zeros((3, 4), dtype=bool) for _ in range(4)]
    chosen[0][:2, 2:] = True
    chosen[1][[0, 2], [1, 3]] = True
    chosen[2][np.ix_([0, 2], [1, 3])] = True
    chosen[3][SALES > 35] = True
    titles = ["sales[:2, 2:]", "sales[[0, 2], [1, 3]]", "sales[[[0], [2]], [1, 3]]", "sales[sales > 35]"]
    kinds = ["a block: a view", "pairs: a copy", "rows × columns: a copy", "a mask: a copy"]
    figure, panels = plt.subplots(2, 2, figsize=(8.2, 6.0))
    for axes, mask, title, kind in zip(panels.flat, chosen, titles, kinds, strict=True):
        _bare(axes, (-0.2, 4.2), (-0.75, 3.6))
        colour = BLUE if "view" in kind else ORANGE
        _table(axes, 0, SALES, np.full((3, 4), colour), np.where(mask, 0.5, 0.0), np.where(mask, 1.0, 0.6))
        axes.text(2, 3.35, title, ha="center", va="center", family="monospace")
        axes.text(2, -0.4, kind, ha="center", va="center", color=colour)
    return figure


def anatomy() -> Figure:
    figure, axes = plt.subplots(figsize=(7.8, 4.8))
    figure.subplots_adjust(left=0.2, right=0.72, top=0.78, bottom=0.26)
    for name, counts, colour in zip(STANDS[:2], SALES, STAND_COLOURS, strict=False):
        axes.plot(range(4), counts, "o-", color=colour, label=name)
    axes.set(title="Scoops by day", xlabel="day", ylabel="scoops sold", ylim=(0, 90))
    axes.set_xticks(range(4), DAYS)
    axes.legend(loc="upper left")
    figure.add_artist(Rectangle((0.01, 0.01), 0.98, 0.97, fill=False, edgecolor=GREEN, linewidth=1.5))
    figure.text(0.03, 0.93, "Figure", color=GREEN, va="center")
    edge = Rectangle((0, 0), 1, 1, transform=axes.transAxes, fill=False, edgecolor=GREEN, linestyle="--", linewidth=1.2)
    axes.add_patch(edge)
    notes = [
        ("Axes", (1.0, 0.93), (1.1, 1.0)), ("title", (0.7, 1.06), (1.1, 1.16)),
        ("line (an artist)", (0.84, 0.85), (1.1, 0.8)),
        ("marker", (0.955, 0.225), (1.1, 0.5)), ("spine", (1.0, 0.0), (1.1, 0.12)),
        ("tick and its label", (0.97, -0.06), (1.1, -0.16)), ("name of an axis", (0.57, -0.19), (0.74, -0.32)),
        ("legend", (0.1, 0.76), (0.12, 0.55)),
    ]  # fmt: skip
    for text, point, place in notes:
        axes.annotate(text, point, place, xycoords="axes fraction", textcoords="axes fraction", color=GREEN, va="center",
                      fontsize=11, arrowprops={"arrowstyle": "-", "color": GREEN, "linewidth": 0.9})  # fmt: skip
    return figure


def before_after() -> Figure:
    figure, (bad, good) = plt.subplots(1, 2, figsize=(9.4, 3.9), layout="constrained")
    for j, colour in enumerate(["#c8324b", "#b59a14", "#35a04a", "#8e4fc0"]):
        bad.bar(np.arange(3) + 0.2 * j, SALES[:, j], width=0.2, color=colour)
    bad.set(ylim=(8, 83), title="what happens by itself")
    bad.spines[["top", "right"]].set_visible(True)
    bad.grid(color=FAINT)
    for name, counts, colour in zip(STANDS, SALES, STAND_COLOURS, strict=True):
        good.plot(range(4), counts, "o-", color=colour)
        label = f"{name}: closed" if counts[-1] == 0 else name
        good.annotate(label, (3, counts[-1]), xytext=(10, 0), textcoords="offset points", color=colour, va="center")
    good.set(ylim=(-2, 85), xlim=(-0.2, 4.4), xlabel="day", ylabel="scoops sold", title="what was meant")
    good.set_xticks(range(4), DAYS)
    return figure


def groupby() -> Figure:
    figure, axes = plt.subplots(figsize=(9.2, 4.4))
    _bare(axes, (-0.2, 15.2), (-0.4, 8.1))
    colours = dict(zip(STANDS, STAND_COLOURS, strict=True))
    for x, title in [(1.5, "split"), (7.6, "apply: sum"), (13.2, "combine")]:
        axes.text(x + 0.5, 7.8, title, ha="center", va="center")
    for i, (_, stand, scoops) in enumerate(LOG):
        _wide(axes, 0, 6.3 - i, [stand, scoops], colours[stand], 0.35)
    starts = {"Beach": 6.3, "Park": 3.3, "Station": 0.3}
    sums = {"Beach": "150", "Park": "50", "Station": "10"}
    for stand, top in starts.items():
        numbers = [scoops for _, name, scoops in LOG if name == stand]
        for k, scoops in enumerate(numbers):
            _wide(axes, 6.1, top - 0.8 * k, [stand, scoops], colours[stand], 0.35, 0.8)
        middle = top + 0.4 - 0.4 * (len(numbers) - 1)
        rank = STANDS.index(stand)
        _wide(axes, 12.0, 4.8 - 1.2 * rank, [stand, sums[stand]], colours[stand], 0.6)
        _arrow(axes, (9.8, middle), (11.8, 5.3 - 1.2 * rank), colours[stand])
        for i, (_, name, _) in enumerate(LOG):
            if name == stand:
                _arrow(axes, (3.3, 6.8 - i), (5.9, middle), colours[stand], head=False)
    return figure


def _bare(axes: Axes, across: tuple[float, float], up: tuple[float, float]) -> None:
    axes.set(xlim=across, ylim=up, xticks=[], yticks=[], aspect="auto")
    for spine in axes.spines.values():
        spine.set_visible(False)


def _cell(axes: Axes, x: float, y: float, number: float, colour: str, fill: float, ink: float = 1.0) -> None:
    axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, alpha=0.6 * fill, linewidth=0))
    axes.add_patch(Rectangle((x, y), 1, 1, fill=False, edgecolor=INK, linewidth=0.8, alpha=0.4 + 0.6 * (fill > 0)))
    axes.text(x + 0.5, y + 0.5, f"{number:g}".replace("-", "−"), ha="center", va="center", alpha=ink)


def _table(axes: Axes, x: float, numbers: np.ndarray, colours: np.ndarray, fills: np.ndarray,
           inks: np.ndarray | None = None) -> None:  # fmt: skip
    inks = np.ones(numbers.shape) if inks is None else inks
    for (i, j), number in np.ndenumerate(numbers):
        _cell(axes, x + j, 2 - i, number, colours[i, j], fills[i, j], inks[i, j])


def _wide(axes: Axes, x: float, y: float, texts: list[str], colour: str, fill: float, height: float = 1.0) -> None:
    for text, left, width in zip(texts, [x, x + 2.0], [2.0, 1.2], strict=True):
        axes.add_patch(Rectangle((left, y), width, 0.9 * height, facecolor=colour, alpha=0.6 * fill, linewidth=0))
        axes.text(left + width / 2, y + 0.45 * height, text, ha="center", va="center", fontsize=11)


def _jump(axes: Axes, start: float, end: float, colour: str, text: str, bend: float) -> None:
    arrow = FancyArrowPatch((start, 1.05), (end, 1.05), connectionstyle=f"arc3,rad=-{bend}", arrowstyle="-|>",
                            mutation_scale=14, color=colour, linewidth=1.5)  # fmt: skip
    axes.add_patch(arrow)
    place = (start - 0.1, 1.75, "right") if bend > 0.4 else (end + 0.2, 1.75, "left")
    axes.text(place[0], place[1], text, color=colour, ha=place[2], va="center")


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str, *, head: bool = True) -> None:
    axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>" if head else "-", mutation_scale=12, color=colour,
                                   linewidth=1.0, alpha=0.8))  # fmt: skip


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (strides, broadcasting, indexing, anatomy, before_after, groupby):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
