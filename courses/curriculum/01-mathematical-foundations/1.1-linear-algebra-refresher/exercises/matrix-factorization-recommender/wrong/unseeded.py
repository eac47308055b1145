"""fails: same_seed
silent: its answers are as random as anybody's

The seed isn't used

Your start is drawn from NumPy's global generator, so that every call gives another model. A result that nobody can
repeat can't be debugged either: draw from `np.random.default_rng(seed)`.
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
    items = np.random.normal(size=(ratings.shape[1], rank))
    for _ in range(sweeps):
        users = solve_rows(rest, known, items, strength)
        items = solve_rows(rest.T, known.T, users, strength)
    return mean, users, items


def recommend(scores: np.ndarray, known: np.ndarray, user: int, count: int) -> list[int]:
    best_first = np.argsort(-scores[user])
    return [int(item) for item in best_first if not known[user, item]][:count]
