"""The dual without a library: two multipliers at a time, those that violate the conditions most. Lists for arrays."""

import numpy as np


def primal(x, y):
    rows = [[label * entry for entry in row] + [label] for row, label in zip(x.tolist(), y.tolist())]
    d = x.shape[1]
    p = [[1 if i == j < d else 0 for j in range(d + 1)] for i in range(d + 1)]
    return [p, rows, [1] * len(rows)]


def dual_matrix(x, y):
    return [[float(np.dot(x[i], x[j]) * y[i] * y[j]) for j in range(len(y))] for i in range(len(y))]


def solve_dual(q, y):
    alpha, n = np.zeros(len(y)), len(y)
    slopes = np.ones(n)  # of D
    for _ in range(50_000):
        pull = y * slopes
        up = np.where((y > 0) | (alpha > 0), pull, -np.inf)
        down = np.where((y < 0) | (alpha > 0), pull, np.inf)
        i, j = int(np.argmax(up)), int(np.argmin(down))
        if up[i] - down[j] < 1e-9:
            break
        bend = q[i, i] + q[j, j] - 2 * y[i] * y[j] * q[i, j]
        step = (up[i] - down[j]) / max(bend, 1e-12)
        step = min([step] + [alpha[k] for k, sign in ((i, y[i]), (j, -y[j])) if sign < 0])
        alpha[i] += y[i] * step
        alpha[j] -= y[j] * step
        slopes = slopes - step * (y[i] * q[i] - y[j] * q[j])
    return alpha.tolist()


def hyperplane(x, y, alpha):
    support = [i for i in range(len(y)) if alpha[i] > 1e-6 * max(alpha)]
    w = sum(alpha[i] * y[i] * x[i] for i in range(len(y)))
    return [w.tolist(), float(sum(y[i] - w @ x[i] for i in support)) / len(support)]


def kkt(x, y, w, b, alpha):
    margins = [float(label * (w @ row + b)) for row, label in zip(x, y)]
    made = sum(a * label * row for a, label, row in zip(alpha, y, x))
    return {
        "gap": float(w @ w) / 2 - (float(sum(alpha)) - float(made @ made) / 2),
        "slackness": max(abs(a * (m - 1)) for a, m in zip(alpha, margins)),
        "stationarity": float(np.sqrt(((w - made) ** 2).sum())),
        "balance": float(abs(sum(a * label for a, label in zip(alpha, y)))),
        "sign": float(max(0, -min(alpha))),
        "margin": max(0.0, 1 - min(margins)),
    }
