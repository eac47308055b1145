"""fails: picture_background
silent: a judge has no matplotlib to draw the same with

The background is drawn in pixels, not where the examples lie

Without coordinates `pcolormesh` and `imshow` number the cells 0, 1, 2, … The examples are somewhere else then, often in
a corner. Pass the two ranges, or `extent`.
"""

import numpy as np


def plot_boundary(tree, x, y, steps):
    import matplotlib.pyplot as plt

    _, _, answers = decision_grid(tree, x, steps)
    figure, axes = plt.subplots()
    axes.imshow(answers, origin="lower", alpha=0.3)
    axes.scatter(x[:, 0], x[:, 1], c=y)
    axes.set(xlabel="feature 0", ylabel="feature 1")
    return figure
