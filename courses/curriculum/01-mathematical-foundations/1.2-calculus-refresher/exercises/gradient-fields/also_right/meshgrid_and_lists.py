"""meshgrid, lists, filled contours, arrows one by one, the path as the second line."""

import math

import numpy as np
from matplotlib import pyplot


def slope(gradient, point, direction):
    length = math.sqrt(sum(d * d for d in direction))
    return sum(g * d / length for g, d in zip(gradient(list(point)), direction, strict=True))


def field(gradient, xs, ys):
    x_grid, y_grid = np.meshgrid(xs, ys)
    u, v = np.zeros_like(x_grid), np.zeros_like(x_grid)
    for place in np.ndindex(x_grid.shape):
        u[place], v[place] = gradient((x_grid[place], y_grid[place]))
    return [u.tolist(), v.tolist()]


def downhill(u, v):
    across, up = [], []
    for row_u, row_v in zip(np.asarray(u), np.asarray(v)):
        lengths = [math.hypot(a, b) for a, b in zip(row_u, row_v)]
        across.append([-a / n if n else 0.0 for a, n in zip(row_u, lengths)])
        up.append([-b / n if n else 0.0 for b, n in zip(row_v, lengths)])
    return across, up


def plot_descent(f, gradient, xs, ys, start, step_size, steps):
    fig = pyplot.figure(figsize=(5, 4))
    ax = fig.add_subplot()
    ax.contourf(xs, ys, [[f((x, y)) for x in xs] for y in ys], 20, cmap="Blues")
    across, up = downhill(*field(gradient, xs, ys))
    for i, y in enumerate(ys):
        for j, x in enumerate(xs):
            ax.quiver(x, y, across[i][j], up[i][j])
    ax.plot([xs[0], xs[-1]], [0, 0], color="gray")
    x, y = start
    walked = [(x, y)]
    for _ in range(steps):
        g = gradient((x, y))
        x, y = x - step_size * g[0], y - step_size * g[1]
        walked.append((x, y))
    ax.plot([p[0] for p in walked], [p[1] for p in walked], marker="o", label="descent")
    ax.legend()
    ax.set_title(f"{steps} steps, the last at f = {f((x, y)):.3f}")
