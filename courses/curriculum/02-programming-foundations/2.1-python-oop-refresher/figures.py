"""The figures of the lesson: `python figures.py` writes them all into figures/, or into the folder that it is given.

Backgrounds are transparent and every colour is a mid-tone, so that one file is readable on a light and on a dark page.
What each figure shows is said in the alternative text of lesson.md; names and numbers are those of its cells.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

INK = "#7b7e85"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "text.color": INK,
    "font.size": 12, "svg.hashsalt": "python oop",
}  # fmt: skip
CODE = {"family": "monospace", "fontsize": 11}


def lookup() -> Figure:
    axes = _sheet(10, 3.1)
    _box(axes, 0.1, 0.5, 2.6, 2.0, "double", "by Scale(2)", ["factor = 2"], BLUE)
    _box(axes, 3.7, 0.5, 2.6, 2.0, "Scale", "its class", ["__init__", "forward"], GREEN)
    _box(axes, 7.3, 0.5, 2.6, 2.0, "object", "every class's base", ["__repr__"], INK)
    _arrow(axes, (2.75, 1.5), (3.65, 1.5), GREEN)
    _arrow(axes, (6.35, 1.5), (7.25, 1.5), INK, dashed=True)
    axes.text(0.1, 2.82, "double.forward ?", color=BLUE, **CODE)
    axes.text(1.4, 0.14, "not here", ha="center", color=BLUE)
    axes.text(5.0, 0.14, "found: bind double to self", ha="center", color=GREEN)
    axes.text(8.6, 0.14, "would be next", ha="center")
    return axes.figure


def hierarchy() -> Figure:
    axes = _sheet(8.6, 3.9)
    _box(axes, 3.0, 2.55, 2.6, 1.25, "Step", "", ["forward, backward"], INK)
    for x, name, line, colour in [
        (0.1, "Scale", "factor", BLUE), (3.0, "Shift", "amount", BLUE), (5.9, "Chain", "steps", ORANGE),
    ]:  # fmt: skip
        _box(axes, x, 0.1, 2.6, 1.25, name, "", [line], colour)
    _arrow(axes, (1.4, 1.4), (3.5, 2.5), BLUE)
    _arrow(axes, (4.3, 1.4), (4.3, 2.5), BLUE)
    _arrow(axes, (6.7, 1.4), (5.1, 2.5), ORANGE)
    _arrow(axes, (7.7, 1.4), (5.65, 3.2), ORANGE, dashed=True, bend=0.35)
    axes.text(1.9, 2.05, "is a", color=BLUE, ha="right")
    axes.text(4.2, 1.85, "is a", color=BLUE, ha="right")
    axes.text(5.65, 1.85, "is a", color=ORANGE, ha="right")
    axes.text(7.6, 2.75, "has many", color=ORANGE)
    return axes.figure


def operators() -> Figure:
    axes = _sheet(7.6, 3.5)
    axes.text(0.1, 2.6, "2 * step", va="center", color=INK, **CODE)
    _pill(axes, 1.6, 2.25, 3.0, 0.7, "(2).__mul__(step)", BLUE)
    _pill(axes, 1.6, 0.65, 3.0, 0.7, "step.__rmul__(2)", GREEN)
    _arrow(axes, (1.1, 2.6), (1.55, 2.6), INK)
    _arrow(axes, (3.1, 2.2), (3.1, 1.4), BLUE)
    axes.text(3.3, 1.78, "returns NotImplemented: ask the other", color=BLUE, va="center")
    _arrow(axes, (4.65, 1.0), (6.2, 1.0), GREEN)
    axes.text(6.35, 1.0, "Scale(3.6)", color=GREEN, va="center", **CODE)
    _arrow(axes, (3.1, 0.6), (3.1, 0.2), ORANGE, dashed=True)
    axes.text(3.3, 0.28, "NotImplemented again: TypeError", color=ORANGE, va="center")
    axes.text(1.6, 3.15, "first the left side …", va="center")
    return axes.figure


def floors() -> Figure:
    axes = _sheet(9.6, 4.1)
    boxes = [
        (0.1, 0.1, 9.3, 3.85, "repeated(times)", "knows times · runs once, where the @ stands", ORANGE),
        (0.7, 0.35, 8.4, 2.75, "decorate(function)", "knows function too · runs once, after the definition", BLUE),
        (1.3, 0.6, 7.5, 1.6, "wrapper(x)", "knows x too · runs at every call", GREEN),
    ]
    for x, y, width, height, name, text, colour in boxes:
        _frame(axes, x, y, width, height, colour)
        axes.text(x + 0.25, y + height - 0.38, name, color=colour, va="center", weight="bold", **CODE)
        axes.text(x + width - 0.25, y + height - 0.38, text, color=colour, va="center", ha="right", fontsize=11)
    axes.text(5.05, 1.15, "80  →  40  →  20  →  10", ha="center", va="center", color=GREEN, fontsize=13)
    return axes.figure


def _sheet(width: float, height: float) -> Axes:
    """Axes without frame, in inches."""
    figure = plt.figure(figsize=(width, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    return axes


def _frame(axes: Axes, x: float, y: float, width: float, height: float, colour: str) -> None:
    style = "round,pad=0,rounding_size=0.12"
    axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=style, facecolor="none", edgecolor=colour, linewidth=1.6))


def _box(
    axes: Axes, x: float, y: float, width: float, height: float, name: str, kind: str, lines: list[str], colour: str
) -> None:
    """A box with a head, a line below it, and a list."""
    _frame(axes, x, y, width, height, colour)
    axes.text(x + 0.2, y + height - 0.33, name, color=colour, va="center", weight="bold", **CODE)
    axes.text(x + width - 0.2, y + height - 0.33, kind, color=INK, va="center", ha="right", fontsize=11)
    axes.plot([x, x + width], [y + height - 0.62] * 2, color=colour, linewidth=1)
    for number, line in enumerate(lines):
        axes.text(x + 0.2, y + height - 0.93 - 0.4 * number, line, va="center", **CODE)


def _pill(axes: Axes, x: float, y: float, width: float, height: float, text: str, colour: str) -> None:
    _frame(axes, x, y, width, height, colour)
    axes.text(x + width / 2, y + height / 2, text, color=colour, ha="center", va="center", **CODE)


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str, *, dashed: bool = False, bend: float = 0
) -> None:
    axes.add_patch(FancyArrowPatch(
        start, end, arrowstyle="-|>", mutation_scale=14, color=colour, linewidth=1.5, shrinkA=0, shrinkB=0,
        linestyle="--" if dashed else "-", connectionstyle=f"arc3,rad={bend}",
    ))  # fmt: skip


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (lookup, hierarchy, operators, floors):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
