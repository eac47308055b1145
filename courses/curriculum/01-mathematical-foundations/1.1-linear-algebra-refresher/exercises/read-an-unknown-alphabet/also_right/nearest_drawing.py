"""Gram-Schmidt by hand, turns of the mean until it stands still, and the label of the nearest drawing."""

import math

import numpy as np


def centre(drawing):
    return np.column_stack([column - column.mean() for column in drawing.T])


def plane(drawing):
    x, y = centre(drawing).T
    size = max(np.linalg.norm(x), np.linalg.norm(y))
    if np.linalg.norm(x) < np.linalg.norm(y):
        x, y = y, x
    if size == 0 or np.linalg.norm(x) == 0:
        raise ValueError("one place")
    first = x / np.linalg.norm(x)
    rest = y - first * (first @ y)
    if np.linalg.norm(rest) < 1e-9 * size:
        raise ValueError("one line")
    rest = rest - first * (first @ rest)
    return np.column_stack([first, rest / np.linalg.norm(rest)])


def cosines(u, w):
    (a, b), (c, d) = (u.T @ w).tolist()
    total, product = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    outer, inner = math.sqrt(total + 2 * product), math.sqrt(max(total - 2 * product, 0))
    return [(outer + inner) / 2, (outer - inner) / 2]


def mean_plane(planes):
    total = sum(u @ u.T for u in planes)
    basis = np.linalg.qr(np.random.default_rng(0).normal(size=(len(total), 2)))[0]
    for _ in range(3000):
        basis = np.linalg.qr(total @ basis)[0]
    return basis


def read(drawings, labels, unknown):
    known = [plane(drawing) for drawing in drawings]
    answers = []
    for drawing in unknown:
        own = plane(drawing)
        scores = [np.sum((u.T @ own) ** 2) for u in known]
        answers.append(labels[int(np.argmax(scores))])
    return np.array(answers)
