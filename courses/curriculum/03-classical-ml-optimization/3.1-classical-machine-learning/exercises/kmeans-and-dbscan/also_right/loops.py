"""Plain loops and lists; k-means++ for the starts; DBSCAN by joining core points, then borders."""

import math

import numpy as np


def nearest(points, centres):
    return [min(range(len(centres)), key=lambda k: math.dist(p, centres[k])) for p in points.tolist()]


def move(points, labels, centres):
    moved = []
    for k in range(len(centres)):
        own = [point for point, label in zip(points.tolist(), labels) if label == k]
        moved.append([sum(values) / len(own) for values in zip(*own)] if own else list(centres[k]))
    return moved


def kmeans(points, centres):
    labels, inertias = None, []
    while True:
        now = nearest(points, centres)
        inertias.append(sum(math.dist(p, centres[k]) ** 2 for p, k in zip(points.tolist(), now)))
        if now == labels:
            return [centres, labels, inertias]
        labels, centres = now, move(points, now, centres)


def best_of(points, k, tries, seed):
    rng = np.random.default_rng(seed)
    best = None
    for _ in range(tries):
        start = [points[rng.integers(len(points))]]
        while len(start) < k:
            away = ((points[:, None] - np.array(start)) ** 2).sum(axis=2).min(axis=1)
            start.append(points[rng.choice(len(points), p=away / away.sum())])
        centres, _, inertias = kmeans(points, np.array(start))
        if best is None or inertias[-1] < best[1]:
            best = centres, inertias[-1]
    return best[0]


def dbscan(points, radius, least):
    rows = points.tolist()
    near = [[j for j, q in enumerate(rows) if math.dist(p, q) <= radius] for p in rows]
    core = [len(some) >= least for some in near]
    home = list(range(len(rows)))

    def find(i):
        while home[i] != i:
            i = home[i]
        return i

    for i, some in enumerate(near):
        for j in some:
            if core[i] and core[j]:
                a, b = find(i), find(j)
                home[max(a, b)] = min(a, b)
    firsts = sorted({find(i) for i in range(len(rows)) if core[i]})
    labels = []
    for i, some in enumerate(near):
        clusters = [firsts.index(find(j)) for j in some if core[j]]
        labels.append(firsts.index(find(i)) if core[i] else min(clusters, default=-1))
    return labels
