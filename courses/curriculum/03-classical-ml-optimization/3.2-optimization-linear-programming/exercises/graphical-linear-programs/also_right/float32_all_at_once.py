"""All crossings at once, answers in single precision; scipy by the interior point method."""

import numpy as np
from scipy.optimize import linprog


def corners(a, b):
    i, j = np.triu_indices(len(a), 1)
    pairs, rights = np.stack([a[i], a[j]], axis=1), np.stack([b[i], b[j]], axis=1)
    crossing = np.abs(np.linalg.det(pairs)) > 1e-9
    points = np.linalg.solve(pairs[crossing], rights[crossing][:, :, None])[:, :, 0]
    points = points[(points @ a.T <= b + 1e-7).all(axis=1)]
    points = np.unique(np.round(points, 7) + 0.0, axis=0)
    middle = points.mean(axis=0) if len(points) else 0
    turned = points - middle
    return points[np.argsort(np.angle(turned[:, 0] + 1j * turned[:, 1]))].astype("f4")


def solve_graphically(c, a, b):
    points = corners(a, b).astype(float)
    if not points.size:
        return "infeasible", None, None
    steps = np.array([sign * np.array([q, -p]) / np.hypot(p, q) for p, q in a for sign in (1, -1)])
    free = (steps @ a.T <= 1e-9).all(axis=1) & (steps @ c > 1e-9)
    if free.any():
        return "unbounded", None, None
    place = (points @ c).argmax()
    return "optimal", points[place].astype("f4"), np.float32(points[place] @ c)


def solve_with_scipy(c, a, b):
    result = linprog(-np.asarray(c), a, b, bounds=[(-np.inf, np.inf)] * a.shape[1], method="highs-ipm")
    names = {0: "optimal", 2: "infeasible", 3: "unbounded"}
    if result.status:
        return names[result.status], None, None
    return "optimal", result.x, -1 * result.fun
