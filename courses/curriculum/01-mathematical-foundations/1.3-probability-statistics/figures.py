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
from matplotlib.figure import Figure

INK, FAINT = "#7b7e85", "#7b7e8566"
BLUE, ORANGE, GREEN = "#3d86c6", "#d2741f", "#2a9d76"
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "legend.frameon": False,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.titlecolor": INK, "font.size": 12, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "svg.hashsalt": "probability",
}  # fmt: skip

CALLS = ["hoot", "bark", "whistle", "screech"]
TAWNY, BARN = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8]), np.array([1 / 4, 1 / 8, 1 / 8, 1 / 2])
SECONDS = np.array([1.0, 3.0, 4.0, 5.0, 7.0])


def wood() -> Figure:
    figure, axes = plt.subplots(figsize=(9.5, 6.2))
    for column in range(20):
        for row in range(20):
            barn = column >= 16  # 4 of 20 columns are barn owls: 80 of 400
            loud = row >= 10 if barn else column >= 14  # 40 of 80, and 2 columns of 20: 40 of 320
            colour = ORANGE if barn else BLUE
            axes.plot(column, row, "o", markersize=9, color=colour if loud else "none", markeredgecolor=colour,
                      markeredgewidth=1)  # fmt: skip
    axes.text(6.5, 20.6, "280 tawny owls call otherwise", color=BLUE, ha="center")
    axes.text(14.5, -1.0, "40 tawny owls screech", color=BLUE, ha="center", va="top")
    axes.text(20.1, 14.5, "40 barn owls\nscreech", color=ORANGE, va="center")
    axes.text(20.1, 4.5, "40 barn owls\ncall otherwise", color=ORANGE, va="center")
    axes.set(xlim=(-0.8, 27), ylim=(-2.6, 22), aspect="equal")
    axes.axis("off")
    return figure


def distributions() -> Figure:
    figure = plt.figure(figsize=(7.6, 6.2))
    cells = figure.add_gridspec(2, 2, width_ratios=[1, 2.2])
    left, middle = figure.add_subplot(cells[0, 0]), figure.add_subplot(cells[0, 1])
    right = figure.add_subplot(cells[1, :])
    left.bar([0, 1], [7 / 8, 1 / 8], color=GREEN, width=0.6)
    left.set(title="Bernoulli, 1/8", xticks=[0, 1], ylim=(0, 1), ylabel="probability",
             xlabel="a tawny owl screeches")  # fmt: skip
    places = np.arange(4)
    middle.bar(places - 0.2, TAWNY, width=0.38, color=BLUE, label="tawny")
    middle.bar(places + 0.2, BARN, width=0.38, color=ORANGE, label="barn")
    middle.set(title="categorical", ylim=(0, 0.56), xlabel="kind of call")
    middle.set_xticks(places, CALLS)
    middle.legend(loc="upper center")
    x = np.linspace(-3, 11, 400)
    density = np.exp(-((x - 4) ** 2) / 8) / (2 * np.sqrt(2 * np.pi))
    right.plot(x, density, color=GREEN)
    inside = (x >= 2) & (x <= 6)
    right.fill_between(x[inside], density[inside], color=GREEN, alpha=0.35, linewidth=0)
    right.text(3, 0.05, "area\n0.68", ha="center")
    right.axvline(4, ymax=0.92, color=INK, linestyle="--", linewidth=1)
    right.set(title="Gaussian, mean 4 s, standard deviation 2 s", ylabel="density", xlabel="length of a hoot in seconds",
              ylim=(0, 0.22), xticks=[-2, 0, 2, 4, 6, 8, 10])  # fmt: skip
    figure.tight_layout()
    return figure


def likelihood() -> Figure:
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6))
    theta = np.linspace(0.05, 0.995, 300)
    left.plot(theta, 3 * np.log(theta) + np.log(1 - theta), color=BLUE)
    left.plot([0.75], [3 * np.log(0.75) + np.log(0.25)], "o", color=BLUE)
    left.axvline(0.75, color=INK, linestyle="--", linewidth=1)
    left.set(title="3 screeches of 4 calls", xlabel="$\\theta$", ylabel="log-likelihood", ylim=(-9, -1.5),
             xticks=[0, 0.25, 0.5, 0.75, 1])  # fmt: skip
    variance = np.linspace(1.2, 14, 300)

    def height(v: np.ndarray) -> np.ndarray:
        return -2.5 * np.log(2 * np.pi * v) - np.sum((SECONDS - 4) ** 2) / (2 * v)

    right.plot(variance, height(variance), color=GREEN)
    for v, name, colour in [(4.0, "n: 4", GREEN), (5.0, "n $-$ 1: 5", ORANGE)]:
        right.plot([v], [height(np.array(v))], "o", color=colour)
        side = {"ha": "right", "xytext": (-6, 6)} if v == 4 else {"ha": "left", "xytext": (6, 5)}
        right.annotate(name, (v, height(np.array(v))), textcoords="offset points", color=colour, **side)
    right.set(title="hoots of 1, 3, 4, 5, 7 s, mean 4", xlabel="variance", ylabel="log-likelihood", ylim=(-13.4, -10))
    figure.tight_layout()
    return figure


def evidence() -> Figure:
    rng = np.random.default_rng(21)
    bits = np.log2(BARN / TAWNY)  # (4,): what each call adds
    figure, axes = plt.subplots(figsize=(8, 4.2))
    steps = np.arange(41)
    for chances, colour, name in [(BARN, ORANGE, "barn owls"), (TAWNY, BLUE, "tawny owls")]:
        drift = chances @ bits
        for number in range(5):
            heard = rng.choice(4, size=40, p=chances)
            walk = -2 + np.concatenate([[0.0], np.cumsum(bits[heard])])
            axes.plot(steps, walk, color=colour, alpha=0.55, linewidth=1.2, label=name if number == 0 else None)
        axes.plot(steps, -2 + drift * steps, color=colour, linestyle="--", linewidth=1.8)
        axes.annotate(f"{drift:+.3g} bits a call".replace("-", "\u2212"), (40, -2 + drift * 40), xytext=(6, 0),
                      textcoords="offset points", color=colour, va="center")  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set(xlabel="calls heard", ylabel="log-odds of barn in bits", xlim=(0, 40))
    axes.legend(loc="upper left")
    return figure


def surprise() -> Figure:
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.5))
    p = np.linspace(0.02, 1, 300)
    left.plot(p, -np.log2(p), color=BLUE)
    for share in (1, 1 / 2, 1 / 4, 1 / 8):
        left.plot([share], [-np.log2(share)], "o", color=BLUE)
    left.set(title="surprise of an outcome", xlabel="its probability", ylabel="bits", yticks=range(6),
             xticks=[0, 0.125, 0.25, 0.5, 1])  # fmt: skip
    left.set_xticklabels(["0", "1/8", "1/4", "1/2", "1"])
    q = np.linspace(1e-6, 1 - 1e-6, 400)
    right.plot(q, -q * np.log2(q) - (1 - q) * np.log2(1 - q), color=GREEN)
    right.plot([0.5, 0.2], [1, 0.7219], "o", color=GREEN)
    right.annotate("the wood: 0.72", (0.2, 0.7219), xytext=(10, -8), textcoords="offset points", color=GREEN)
    right.set(title="entropy of a Bernoulli", xlabel="probability of a 1", ylabel="bits", ylim=(0, 1.1),
              xticks=[0, 0.2, 0.5, 1])  # fmt: skip
    figure.tight_layout()
    return figure


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for draw in (wood, distributions, likelihood, surprise, evidence):
        with plt.rc_context(STYLE):
            figure = draw()
            figure.savefig(folder / f"{draw.__name__}.svg", bbox_inches="tight", metadata={"Date": None})
            plt.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("figures"))
