"""fails: plot_levels
silent: a judge has no matplotlib to draw the same with

The level through the solution is missing

`axes.contour` chooses round levels by itself, and the one that touches the constraint is hardly ever among them. Without it there is no touching to be seen: put
$f(x)$ among the `levels`.
"""

import numpy as np


def plot_geometry(f, g, x, multiplier):
    import matplotlib.pyplot as plt

    path = curve(g, np.linspace(0, 2 * np.pi, 200))
    across, up = np.meshgrid(np.linspace(-5, 5, 80), np.linspace(-5, 5, 80))
    ground = values(f, np.column_stack([across.ravel(), up.ravel()])).reshape(across.shape)
    arrows = np.array([gradient(f, x), gradient(g, x)])
    figure, axes = plt.subplots()
    axes.contour(across, up, ground)
    axes.plot(path[:, 0], path[:, 1])
    axes.plot(x[0], x[1], "o")
    axes.quiver([x[0]] * 2, [x[1]] * 2, arrows[:, 0], arrows[:, 1])
    axes.set_title(f"lambda = {multiplier:.2f}")
    return figure
