"""fails: arrows_drawn
silent: a judge has no matplotlib to draw the same with

The arrows stand on the path

They should show the whole field, with one at each point of the grid, so that one sees where the path could have gone.
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_descent(f, gradient, xs, ys, start, step_size, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - step_size * gradient(path[-1]))
    path = np.array(path)
    heights = np.array([[f(np.array([x, y])) for x in xs] for y in ys])
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights, levels=15)
    axes.quiver(path[:-1, 0], path[:-1, 1], *np.diff(path, axis=0).T)
    axes.plot(path[:, 0], path[:, 1], "o-")
    axes.set_title(f"f = {f(path[-1]):.3f}")
    return figure
