"""fails: title
silent: a judge has no matplotlib to draw the same with

The title tells the value at the start

The title should say what the descent has reached: the value at the last point of the path.
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
    axes.quiver(xs, ys, *downhill(*field(gradient, xs, ys)))
    axes.plot(path[:, 0], path[:, 1], "o-")
    axes.set_title(f"f = {f(path[0]):.3f}")
    return figure
