"""Plain lists and loops; one look everywhere, then always where the best guess is least probable."""

import math

import numpy as np


def learn_fog(sent, seen, count, alpha):
    rows = []
    for i in range(count):
        row = [alpha + sum(1 for s, t in zip(sent, seen) if (s, t) == (i, j)) for j in range(count)]
        rows.append([c / sum(row) for c in row] if sum(row) else [1 / count] * count)
    return rows


def update(belief, seen, fog):
    now = [float(b) for b in belief]
    for j in seen:
        now = [b * float(fog[i][j]) for i, b in enumerate(now)]
        total = sum(now)
        now = [b / total for b in now]
    return now


def uncertainty(beliefs):
    return [sum(-p * math.log2(p) for p in row if p > 0) for row in np.asarray(beliefs).tolist()]


def worth(belief, fog):
    gained = uncertainty([belief])[0]
    for j in range(len(fog)):
        chance = sum(b * row[j] for b, row in zip(belief, fog))
        if chance > 0:
            gained -= chance * uncertainty([update(belief, [j], fog)])[0]
    return gained


def read(look, length, budget, prior, fog):
    beliefs = [update(prior, [look(i)], fog) for i in range(length)]
    for _ in range(budget - length):
        doubtful = min(range(length), key=lambda i: max(beliefs[i]))
        beliefs[doubtful] = update(beliefs[doubtful], [look(doubtful)], fog)
    return np.array([row.index(max(row)) for row in beliefs])
