"""fails: plot_arrows
silent: a judge has no matplotlib to draw the same with

The arrows start at the origin

A gradient belongs to the point where it was taken. Draw both from the solution, so that one can see them lie on one line, across the path.
"""

import numpy as np


def plot_geometry(f, g, x, multiplier):
    import matplotlib.pyplot as plt

    path = curve(g, np.linspace(0, 2 * np.pi, 200))
    across, up = np.meshgrid(np.linspace(-5, 5, 80), np.linspace(-5, 5, 80))
    ground = values(f, np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    levels = np.unique(np.append(np.linspace(ground.min(), ground.max(), 9), values(f, x[None])))
    arrows = np.array([gradient(f, x), gradient(g, x)])
    figure, axes = plt.subplots()
    axes.contour(across, up, ground, levels=levels)
    axes.plot(path[:, 0], path[:, 1])
    axes.plot(x[0], x[1], "o")
    axes.quiver([0, 0], [0, 0], arrows[:, 0], arrows[:, 1])
    axes.set_title(f"lambda = {multiplier:.2f}")
    return figure
