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
from matplotlib.colors import ListedColormap, Normalize, to_rgb
from matplotlib.figure import Figure

INK, FAINT = "#7b7e85", "#7b7e8599"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "linear algebra",
}  # fmt: skip

BIKES = np.array([[0.8, 0.3], [0.2, 0.7]])
STATIONS = ["Harbour", "Hill", "Campus", "Market", "Park", "Central"]


def trips() -> np.ndarray:
    """Rentals of six stations in 24 hours, as the lesson makes them: (6, 24)."""
    hours = np.arange(24)

    def bump(centre: float, width: float) -> np.ndarray:
        return np.exp(-0.5 * ((hours - centre) / width) ** 2)

    rhythms = np.array([bump(8, 1.2) + bump(17, 1.5), bump(14, 3.0)])  # (2, 24)
    mix = np.array([[30, 70], [60, 10], [95, 20], [40, 45], [5, 85], [110, 40]])  # (6, 2)
    return np.round(mix @ rhythms)


def days() -> Figure:
    figure, axes = plt.subplots(figsize=(7, 3.4))
    for start, colour in [(100.0, BLUE), (50.0, GREEN), (0.0, ORANGE)]:
        states = [np.array([start, 100 - start])]
        for _ in range(8):
            states.append(BIKES @ states[-1])
        axes.plot(range(9), [state[0] for state in states], "o-", color=colour, label=f"start: {start:.0f}")
    axes.axhline(60, color=INK, linestyle="--", linewidth=1)
    axes.set(xlabel="day", ylabel="bikes at Harbour", yticks=[0, 20, 40, 60, 80, 100])
    axes.legend(loc="lower right")
    return figure


def grid() -> Figure:
    figure, panels = plt.subplots(1, 2, figsize=(8, 4.2))
    for axes, matrix, title in zip(panels, [np.eye(2), BIKES], ["before", "after M"], strict=True):
        _plane(axes, 2.4)
        for k in range(-2, 3):
            for line in ([[k, k], [-2, 2]], [[-2, 2], [k, k]]):  # upright, then level; (2, 2): coordinate, end
                axes.plot(*(matrix @ np.array(line)), color=FAINT, linewidth=1)
        square = matrix @ np.array([[0, 1, 1, 0], [0, 0, 1, 1]])  # (2, 4)
        axes.fill(*square, color=GREEN, alpha=0.3, linewidth=0)
        axes.set_title(title)
        for end, colour, name, lift in zip(matrix.T, [BLUE, ORANGE], ["e_1", "e_2"], [-14, 6], strict=True):
            label = f"${name}$" if matrix is not BIKES else f"$M{name}$ = ({end[0]:g}, {end[1]:g})"
            _arrow(axes, end, colour)
            axes.annotate(label, end, xytext=(6, lift), textcoords="offset points", color=colour)
    return figure


def eigenvectors() -> Figure:
    figure, axes = plt.subplots(figsize=(5.4, 5.2))
    _plane(axes, 1.35)
    kept = [(np.array([3.0, 2.0]), BLUE, "$\\lambda = 1$"), (np.array([1.0, -1.0]), ORANGE, "$\\lambda = 1/2$")]
    for direction, colour, name in kept:
        unit = direction / np.linalg.norm(direction)
        axes.plot(*np.outer(unit, [-1.35, 1.35]), color=colour, linewidth=1, linestyle="--")
        axes.annotate(name, 1.12 * unit, xytext=(10, -8), textcoords="offset points", color=colour)
    for angle in np.arange(16) * np.pi / 8:
        start = np.array([np.cos(angle), np.sin(angle)])
        _arrow(axes, start, FAINT, width=0.006)
        _arrow(axes, BIKES @ start, GREEN, width=0.006)
    for direction, colour, _ in kept:
        for sign in (1, -1):
            _arrow(axes, sign * BIKES @ direction / np.linalg.norm(direction), colour, width=0.011)
    axes.set_title("grey: v      green: Mv")
    return figure


def ellipse() -> Figure:
    matrix = np.array([[1.2, 0.9], [-0.2, 1.1]])
    u, s, vt = np.linalg.svd(matrix)
    u, vt = _upright(u, vt)
    if np.linalg.det(vt) < 0:  # turn, don't reflect: the determinant of `matrix` is positive, so U turns as well
        u, vt = u * [1, -1], vt * [[1], [-1]]
    angles = np.linspace(0, 2 * np.pi, 121)
    circle = np.array([np.cos(angles), np.sin(angles)])  # (2, 121)
    steps = [np.eye(2), vt, np.diag(s) @ vt, u @ np.diag(s) @ vt]
    titles = ["$x$", "$V^T x$: turn", "$\\Sigma V^T x$: stretch", "$U \\Sigma V^T x = Ax$: turn"]
    names = [("$v_1$", "$v_2$"), ("", ""), ("", ""), ("$s_1 u_1$", "$s_2 u_2$")]
    figure, panels = plt.subplots(1, 4, figsize=(11, 3.3))
    for axes, step, title, pair in zip(panels, steps, titles, names, strict=True):
        _plane(axes, 1.9)
        axes.plot(*(step @ circle), color=GREEN)
        axes.set_title(title)
        for v, colour, name in zip(vt, [BLUE, ORANGE], pair, strict=True):
            end = step @ v
            _arrow(axes, end, colour, width=0.012)
            axes.text(*(end * (1 + 0.35 / np.linalg.norm(end))), name, color=colour, ha="center", va="center")
    return figure


def layers() -> Figure:
    table = trips()
    u, s, vt = np.linalg.svd(table, full_matrices=False)
    first, second = (s[i] * np.outer(u[:, i], vt[i]) for i in (0, 1))
    pictures = [table, first, second, table - first - second]
    titles = ["rentals", "first layer", "second layer", "rest"]
    figure, panels = plt.subplots(2, 2, figsize=(9, 4.6), sharex=True, sharey=True)
    for axes, picture, title in zip(panels.flat, pictures, titles, strict=True):
        mesh = axes.pcolormesh(picture, cmap=_signed(), norm=Normalize(-135, 135), edgecolors=FAINT, linewidth=0.3)
        axes.set(title=title, xticks=[0.5, 6.5, 12.5, 18.5], xticklabels=["0", "6", "12", "18"])
        axes.set_yticks(np.arange(6) + 0.5, STATIONS)
    panels[0, 0].invert_yaxis()
    for axes in panels[1]:
        axes.set_xlabel("hour")
    bar = figure.colorbar(mesh, ax=panels, shrink=0.8, label="bikes")
    bar.outline.set_edgecolor(INK)
    return figure


def stations() -> Figure:
    u, s, vt = np.linalg.svd(trips(), full_matrices=False)
    u, vt = _upright(u, vt)
    coordinates = u[:, :2] * s[:2]  # (6, 2)
    coordinates[:, 1] *= np.sign(coordinates[STATIONS.index("Park"), 1])
    figure, axes = plt.subplots(figsize=(6.6, 4.2))
    axes.axhline(0, color=FAINT, linewidth=1)
    for name, point in zip(STATIONS, coordinates, strict=True):
        colour = ORANGE if point[1] < 0 else BLUE
        axes.plot([0, point[0]], [0, point[1]], color=colour, alpha=0.5, linewidth=1)
        axes.plot(*point, "o", color=colour)
        axes.annotate(name, point, xytext=(6, 4), textcoords="offset points", color=colour)
    axes.set(xlabel="amount of the first layer", ylabel="amount of the second", xlim=(0, 350), aspect="equal")
    return figure


def _signed() -> ListedColormap:
    """Orange below zero, blue above, and see-through at zero, so that it works on any page."""
    shares = np.linspace(-1, 1, 255)
    return ListedColormap([(*to_rgb(ORANGE if share < 0 else BLUE), abs(share) ** 0.6) for share in shares])


def _upright(u: np.ndarray, vt: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same decomposition with signs chosen so that each u starts with a positive entry."""
    signs = np.where(u[0] < 0, -1.0, 1.0)
    return u * signs, vt * signs[:, None]


def _plane(axes: Axes, reach: float) -> None:
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    axes.axhline(0, color=FAINT, linewidth=0.8)
    axes.axvline(0, color=FAINT, linewidth=0.8)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _arrow(axes: Axes, end: np.ndarray, colour: str, *, width: float = 0.009) -> None:
    axes.quiver(0, 0, *end, color=colour, angles="xy", scale_units="xy", scale=1, width=width, zorder=3)


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (days, grid, eigenvectors, ellipse, layers, stations):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
