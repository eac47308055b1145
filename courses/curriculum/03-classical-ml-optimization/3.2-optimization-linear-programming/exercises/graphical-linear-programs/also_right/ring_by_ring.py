"""Sutherland-Hodgman would do as well; here Cramer's rule on lists, and linprog itself for the statuses in the plane."""

import math

import numpy as np
from scipy.optimize import linprog


def corners(a, b):
    rows = [(float(p), float(q), float(r)) for (p, q), r in zip(a, b)]
    found = []
    for i, (p, q, r) in enumerate(rows):
        for s, t, u in rows[:i]:
            determinant = p * t - q * s
            if abs(determinant) <= 1e-9:
                continue
            x, y = (r * t - q * u) / determinant, (p * u - r * s) / determinant
            if any(v * x + w * y > z + 1e-7 for v, w, z in rows):
                continue
            if not any(math.hypot(x - v, y - w) <= 1e-6 for v, w in found):
                found.append((x, y))
    middle = [sum(column) / len(found) for column in zip(*found)] if found else None
    found.sort(key=lambda point: -math.atan2(point[1] - middle[1], middle[0] - point[0]))
    return found or np.empty((0, 2))


def solve_graphically(c, a, b):
    return solve_with_scipy(c, a, b)


def solve_with_scipy(c, a, b):
    box = [(None, None)] * len(c)
    if not linprog(np.zeros(len(c)), A_ub=a, b_ub=b, bounds=box).success:
        return ["infeasible", None, None]
    result = linprog([-entry for entry in c], A_ub=a, b_ub=b, bounds=box, method="highs-ds")
    if not result.success:
        return ["unbounded", None, None]
    return ["optimal", result.x.tolist(), float(np.dot(c, result.x))]


def plot_program(c, a, b):
    from matplotlib import patches, pyplot

    figure = pyplot.figure()
    axes = figure.add_subplot()
    axes.add_patch(patches.Polygon(corners(a, b), alpha=0.4))
    _, (x, y), value = solve_graphically(c, a, b)
    axes.scatter([x], [y], zorder=3)
    axes.plot([x + 4 * c[1], x, x - 4 * c[1]], [y - 4 * c[0], y, y + 4 * c[0]], linestyle="dashed")
    for (p, q), r in zip(a, b):
        axes.axline((p * r / (p * p + q * q), q * r / (p * p + q * q)), (p * r / (p * p + q * q) - q, q * r / (p * p + q * q) + p))
    axes.set(title=f"the best is {value:.2f}", xlim=(-10, 10), ylim=(-10, 10))
    return figure
