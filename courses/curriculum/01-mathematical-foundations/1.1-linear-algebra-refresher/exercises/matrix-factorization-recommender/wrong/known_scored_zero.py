"""fails: never_known

Known items get the score 0

As long as all scores are positive, 0 is the lowest. As soon as the others are negative, the known items are the best of
all. Only minus infinity is below everything; or leave them out altogether.
"""

import numpy as np


def known_mean(ratings: np.ndarray, known: np.ndarray) -> float:
    return ratings[known].mean()


def solve_rows(targets: np.ndarray, known: np.ndarray, factors: np.ndarray, strength: float) -> np.ndarray:
    penalty = strength * np.eye(factors.shape[1])
    rows = np.zeros((len(targets), factors.shape[1]))
    for i, here in enumerate(known):
        f = factors[here]
        rows[i] = np.linalg.solve(f.T @ f + penalty, f.T @ targets[i, here])
    return rows


def fit(
    ratings: np.ndarray, known: np.ndarray, rank: int, strength: float, sweeps: int, seed: int
) -> tuple[float, np.ndarray, np.ndarray]:
    mean = known_mean(ratings, known)
    rest = ratings - mean
    items = np.random.default_rng(seed).normal(size=(ratings.shape[1], rank))
    for _ in range(sweeps):
        users = solve_rows(rest, known, items, strength)
        items = solve_rows(rest.T, known.T, users, strength)
    return mean, users, items


def recommend(scores: np.ndarray, known: np.ndarray, user: int, count: int) -> list[int]:
    best_first = np.argsort(-scores[user] * ~known[user])
    left = np.count_nonzero(~known[user])
    return [int(item) for item in best_first[:min(count, left)]]
