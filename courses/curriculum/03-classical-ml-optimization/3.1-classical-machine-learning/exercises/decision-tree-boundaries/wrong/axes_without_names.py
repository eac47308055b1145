"""fails: picture_points
silent: a judge has no matplotlib to draw the same with

The axes have no labels

Somebody who sees the picture can't know which feature goes across. `axes.set(xlabel=..., ylabel=...)` says it.
"""

import numpy as np


def plot_boundary(tree, x, y, steps):
    import matplotlib.pyplot as plt

    across, up, answers = decision_grid(tree, x, steps)
    figure, axes = plt.subplots()
    axes.pcolormesh(across, up, answers, alpha=0.3)
    axes.scatter(x[:, 0], x[:, 1], c=y)
    return figure
