import numpy as np


def nearest(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """The number of the nearest centre (k, d) for each point (n, d): (n,). Of equally near ones the smallest.

    >>> nearest(np.array([[0.0, 0.0], [6.0, 4.0]]), np.array([[0.0, 1.0], [3.0, 1.0]]))
    array([0, 1])
    """
    # <solution>
    apart = points[:, None] - centres  # (n, k, d)
    return (apart**2).sum(axis=2).argmin(axis=1)
    # </solution>


def move(points: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """New centres (k, d): the mean of the points with each label; a centre without points stays."""
    # <solution>
    moved = np.array(centres, dtype=float)
    for label in np.unique(labels):
        moved[label] = points[labels == label].mean(axis=0)
    return moved
    # </solution>


def kmeans(points: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Assign and move in turn until no label changes: centres (k, d), labels (n,), the inertia of each assignment."""
    # <solution>
    labels, inertias = None, []
    while True:
        now = nearest(points, centres)
        inertias.append(float(((points - centres[now]) ** 2).sum()))
        if labels is not None and np.array_equal(now, labels):
            return centres, labels, inertias
        labels, centres = now, move(points, now, centres)
    # </solution>


def best_of(points: np.ndarray, k: int, tries: int, seed: int) -> np.ndarray:
    """The centres (k, d) with the lowest inertia, out of `tries` runs from k random points each."""
    # <solution>
    rng = np.random.default_rng(seed)
    starts = [points[rng.choice(len(points), size=k, replace=False)] for _ in range(tries)]
    runs = [kmeans(points, start) for start in starts]
    return min(runs, key=lambda run: run[2][-1])[0]
    # </solution>


def dbscan(points: np.ndarray, radius: float, least: int) -> np.ndarray:
    """The cluster of each point (n,), numbered by first core points; -1 for noise."""
    # <solution>
    near = np.linalg.norm(points[:, None] - points, axis=2) <= radius  # (n, n)
    core = near.sum(axis=1) >= least  # (n,)
    labels = np.full(len(points), -1)
    cluster = 0
    for first in np.flatnonzero(core):
        if labels[first] >= 0:
            continue
        waiting = [first]
        while waiting:
            point = waiting.pop()
            fresh = near[point] & (labels < 0)
            labels[fresh] = cluster
            waiting += list(np.flatnonzero(fresh & core))
        cluster += 1
    return labels
    # </solution>
