"""All systems of one side solved as a stack, items updated first, a small start, and a partial sort."""

import numpy as np


def known_mean(ratings, known):
    return np.sum(ratings * known) / np.count_nonzero(known)


def solve_rows(targets, known, factors, strength):
    weights = known.astype(float)
    squares = np.einsum("nm,mr,ms->nrs", weights, factors, factors) + strength * np.eye(factors.shape[1])
    right = (weights * targets) @ factors
    return np.linalg.solve(squares, right[:, :, None])[:, :, 0]


def fit(ratings, known, rank, strength, sweeps, seed):
    mean = known_mean(ratings, known)
    rest = np.where(known, ratings - mean, 0)
    users = 0.1 * np.random.default_rng(seed).standard_normal((len(ratings), rank))
    for _ in range(sweeps):
        items = solve_rows(rest.T, known.T, users, strength)
        users = solve_rows(rest, known, items, strength)
    return [float(mean), users, items]


def recommend(scores, known, user, count):
    row = np.where(known[user], -np.inf, scores[user])
    count = min(count, np.count_nonzero(~known[user]))
    if count == 0:
        return np.array([], dtype=int)
    best = np.argpartition(-row, count - 1)[:count]
    return best[np.argsort(-row[best])]
