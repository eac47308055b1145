"""Loops and lists, Newton in the form whose last unknown is the new multiplier, the ellipse by a Cholesky factor."""

import math

import numpy as np
from matplotlib import pyplot


def values(q, points):
    matrix, vector, number = q
    found = []
    for point in points.tolist():
        total = number
        for i, x in enumerate(point):
            total += vector[i] * x + 0.5 * sum(matrix[i][j] * x * y for j, y in enumerate(point))
        found.append(float(total))
    return found


def gradient(q, x):
    return [sum(m * y for m, y in zip(row, x)) + v for row, v in zip(q[0], q[1])]


def split(slope_f, slope_g):
    lam = np.linalg.lstsq(slope_g[:, None], slope_f, rcond=None)[0][0]
    return [lam, (slope_f - slope_g * lam).tolist()]


def lagrange_newton(f, g, x, multiplier, steps):
    x = np.array(x, dtype=float)
    for _ in range(steps):
        slope = np.array(gradient(g, x))
        system = np.block([[f[0] - multiplier * g[0], -slope[:, None]], [slope, 0.0]])
        *step, multiplier = np.linalg.solve(system, -np.array([*gradient(f, x), values(g, np.array([x]))[0]]))
        x = x + np.array(step)
    return list(x), float(multiplier)


def curve(g, angles):
    matrix, vector, _ = g
    centre = -np.linalg.inv(matrix) @ vector
    depth = -values(g, np.array([centre]))[0]
    factor = np.linalg.cholesky(matrix)
    points = []
    for angle in angles:
        way = np.array([math.cos(angle), math.sin(angle)])
        points.append(tuple(centre + way * math.sqrt(2 * depth) / np.linalg.norm(factor.T @ way)))
    return points


def plot_geometry(f, g, x, multiplier):
    figure = pyplot.figure()
    axes = figure.add_subplot()
    path = np.array(curve(g, [k * math.pi / 50 for k in range(101)]))
    axes.plot(*path.T)
    grid = [np.linspace(path[:, i].min() - 0.5, path[:, i].max() + 0.5, 40) for i in (0, 1)]
    ground = np.array([values(f, np.array([[p, q] for p in grid[0]])) for q in grid[1]])
    level = values(f, np.array([x]))[0]
    axes.contour(*grid, ground, levels=[level])
    axes.contour(*grid, ground, levels=[level - 1, level + 1], linestyles="dotted")
    axes.scatter([x[0]], [x[1]])
    for q in (g, f):
        axes.quiver(x[0], x[1], *gradient(q, x))
    axes.set(title=rf"$\lambda$ is {multiplier:+.2f} here")
