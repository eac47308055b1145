import numpy as np


def known_mean(ratings: np.ndarray, known: np.ndarray) -> float:
    """The mean of the ratings (n, m) at the places where known (n, m, booleans) is True."""
    # <solution>
    return ratings[known].mean()
    # </solution>


def solve_rows(targets: np.ndarray, known: np.ndarray, factors: np.ndarray, strength: float) -> np.ndarray:
    """For each row of targets (n, m) the vector x that minimises |targets - factors @ x|² + strength |x|²: (n, rank).

    Only entries where known (n, m) is True count; factors is (m, rank).

    >>> solve_rows(np.array([[4.0, 0.0]]), np.array([[True, False]]), np.array([[1.0, 0.0], [0.0, 1.0]]), 1.0)
    array([[2., 0.]])
    """
    # <solution>
    penalty = strength * np.eye(factors.shape[1])  # (rank, rank)
    rows = np.zeros((len(targets), factors.shape[1]))
    for i, here in enumerate(known):
        f = factors[here]  # (number known in this row, rank)
        rows[i] = np.linalg.solve(f.T @ f + penalty, f.T @ targets[i, here])
    return rows
    # </solution>


def fit(
    ratings: np.ndarray, known: np.ndarray, rank: int, strength: float, sweeps: int, seed: int
) -> tuple[float, np.ndarray, np.ndarray]:
    """The mean, users (n, rank) and items (m, rank), so that mean + users @ items.T predicts all ratings."""
    # <solution>
    mean = known_mean(ratings, known)
    rest = ratings - mean  # (n, m); only its known entries will be used
    items = np.random.default_rng(seed).normal(size=(ratings.shape[1], rank))
    for _ in range(sweeps):
        users = solve_rows(rest, known, items, strength)  # (n, rank)
        items = solve_rows(rest.T, known.T, users, strength)  # (m, rank)
    return mean, users, items
    # </solution>


def recommend(scores: np.ndarray, known: np.ndarray, user: int, count: int) -> list[int]:
    """At most count items that the user has no known rating for, the one with the highest score first."""
    # <solution>
    best_first = np.argsort(-scores[user])  # (m,)
    return [int(item) for item in best_first if not known[user, item]][:count]
    # </solution>
