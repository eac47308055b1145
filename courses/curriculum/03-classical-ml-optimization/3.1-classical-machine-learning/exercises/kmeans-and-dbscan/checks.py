"""k-means step by step, its best start, and DBSCAN with all its kinds of points.

Where distances meet the radius exactly, points lie on whole numbers; elsewhere no distance comes near it. The bar of
`good_minimum` is recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, measure

POINTS = np.array([[0.0, 0.0], [0.0, 2.0], [6.0, 0.0], [6.0, 4.0]])
START = np.array([[0.0, 1.0], [3.0, 1.0], [50.0, 50.0]])
LINE = np.array([[0.0], [1.0], [2.0], [4.0], [9.0], [10.0], [11.0], [20.0]])
WORSE = 5  # percent above the best of 40 runs of the judge; calibration.md


@check("The worked example of labels comes out right", task=1,
       hint="For each point: how far is it from each centre, and which distance is the smallest?")
def nearest_example(learner, rng):
    expect(learner.nearest(POINTS, START)).equal([0, 0, 1, 1])


@check("Any points find their nearest centre, the smallest number among equals", task=1, needs=("nearest_example",),
       hint="Distance, not its first coordinate, and not a sum of differences that cancel.")
def nearest_fresh(learner, rng):
    for n, k, d in [(9, 3, 2), (14, 5, 4), (6, 1, 3), (1, 4, 1)]:
        points, centres = rng.normal(size=(n, d)) * 3, rng.normal(size=(k, d)) * 3
        expect(learner.nearest(points, centres)).equal(_nearest(points, centres))
    middle = np.array([[1.0, 3.0], [1.0, -2.0], [9.0, 9.0]])
    twins = np.array([[0.0, 0.0], [2.0, 0.0], [9.0, 9.0], [9.0, 9.0]])
    expect(learner.nearest(middle, twins)).equal([0, 0, 2])


@check("The worked example of a move comes out right, also in other places", task=2,
       hint="Which points have the label 1, and where is their middle? Who has the label 2?")
def move_example(learner, rng):
    for shift in (0.0, 2.0, -7.0):
        answer = learner.move(POINTS + shift, np.array([0, 0, 1, 1]), START + shift)
        expect(answer).close_to(np.array([[0, 1], [6, 2], [50, 50]]) + shift)


@check("Any centres move, those without points stay, and the old ones are not overwritten", task=2,
       needs=("move_example",), hint="The mean of no points is not a number. Does your code write into what it was given?")
def move_fresh(learner, rng):
    for n, k, d in [(12, 3, 2), (20, 6, 3), (4, 7, 1)]:
        points, centres = rng.normal(size=(n, d)) + 2, rng.normal(size=(k, d)) * 5
        labels = rng.integers(0, max(2, k - 1), size=n)
        labels[labels == 1] = 0
        moved = input_not_modified(learner, "move", points, labels, centres)
        expect(moved).close_to(_move(points, labels, centres))


@check("The worked example of k-means comes out right, with every inertia", task=3,
       needs=("nearest_fresh", "move_fresh"),
       hint="An inertia belongs to each assignment, also to the last one that changes nothing.")
def kmeans_example(learner, rng):
    for scale in (1.0, 2.0, 0.5):
        centres, labels, inertias = _parts(learner.kmeans(scale * POINTS, scale * START))
        expect(centres, because="These are the centres.").close_to(scale * np.array([[0, 1], [6, 2], [50, 50]]))
        expect(labels, because="These are the labels.").equal([0, 0, 1, 1])
        expect(inertias, because="These are the inertias.").close_to([30 * scale**2, 10 * scale**2])


@check("k-means runs until no label changes, from any start", task=3, needs=("kmeans_example",),
       hint="Compare each assignment with the one before it. How many rounds it takes is not known beforehand.")
def kmeans_fresh(learner, rng):
    for n, k, d in [(40, 3, 2), (90, 5, 2), (60, 4, 5)]:
        points = rng.normal(size=(n, d)) * rng.uniform(0.5, 3, size=d)
        start = points[rng.choice(n, size=k, replace=False)]
        right = _kmeans(points, start)
        for got, want, name in zip(_parts(learner.kmeans(points, start)), right, ("centres", "labels", "inertias"),
                                   strict=True):
            expect(got, because=f"These are the {name}.").close_to(want)


@check("The same seed finds the same centres", task=4, needs=("kmeans_fresh",),
       hint="Where do your starts come from, and does the seed reach them?")
def same_seed(learner, rng):
    points = rng.normal(size=(40, 3))
    first, second = learner.many("best_of", [(points, 5, 3, 8)] * 2)
    expect(first).shape(5, 3).finite()
    expect(second, because="This is the second answer with the same seed.").close_to(np.asarray(first, dtype=float))


@check("With all points as centres nothing is left to improve", task=4, needs=("kmeans_fresh",),
       hint="A start is k *different* points. Can your draw take one twice?")
def every_point(learner, rng):
    for n in (6, 9, 12):
        points = rng.normal(size=(n, 2))
        answer = learner.best_of(points, n, 1, int(rng.integers(1000)))
        expect(answer).shape(n, 2).finite()
        # Sorted by a coordinate, as the order of centres is free; equal points have nothing to average.
        expect(_sorted(answer), because="These are your centres, sorted.").close_to(_sorted(points))


@check("Twenty-five starts find nearly the best centres", task=4, points=2, needs=("same_seed",),
       hint="Print the inertia of each run: are they different? Which of them do you keep?")
def good_minimum(learner, rng):
    def above(_draw):
        points = _crowds(rng)
        answer = learner.best_of(points, 6, 25, int(rng.integers(10**6)))
        expect(answer).shape(6, 2).finite()
        own = _inertia(points, np.asarray(answer, dtype=float))
        starts = [points[rng.choice(len(points), size=6, replace=False)] for _ in range(40)]
        best = min([own, *(_inertia(points, _kmeans(points, start)[0]) for start in starts)])
        return 100 * (own / best - 1)

    measure("Inertia above the best that is known", above, at_most=WORSE, unit="%", draws=10)


@check("The worked example of DBSCAN comes out right", task=5,
       hint="Count the neighbours of every point on paper, itself included, and mark the core points.")
def dbscan_example(learner, rng):
    expect(learner.dbscan(LINE, 2.0, 3)).equal([0, 0, 0, 0, 1, 1, 1, -1])
    expect(learner.dbscan(LINE[::-1], 2.0, 3)).equal([-1, 0, 0, 0, 1, 1, 1, 1])
    expect(learner.dbscan(LINE, 1.0, 3)).equal([0, 0, 0, -1, 1, 1, 1, -1])


@check("A border point joins, but no chain goes on through it", task=5, needs=("dbscan_example",),
       hint="Only core points pass their cluster on. A point between two clusters belongs to just one of them.")
def no_bridge(learner, rng):
    # Two rows of core points that share one neighbour, which has too few neighbours of its own to be core.
    left, right = np.array([-4.0, -3.5, -3.0, -2.0]), np.array([2.0, 3.0, 3.5, 4.0])
    line = np.concatenate([left, [0.0], right])[:, None]
    plane = np.column_stack([line[:, 0], np.zeros(9)])
    expect(learner.dbscan(line, 2.0, 4)).equal([0, 0, 0, 0, 0, 1, 1, 1, 1])
    for points in (line, plane, plane[:, ::-1]):
        for order in (np.arange(9)[::-1], np.array([4, 8, 7, 6, 5, 0, 1, 2, 3]), rng.permutation(9)):
            expect(learner.dbscan(points[order], 2.0, 4)).equal(_dbscan(points[order], 2.0, 4))


@check("With least = 1 every point is core, with a large one all is noise", task=5, needs=("dbscan_example",),
       hint="Does a point count among its own neighbours? Does every cluster need more than one point?")
def dbscan_edges(learner, rng):
    far = np.arange(5.0)[:, None] * 10
    expect(learner.dbscan(far, 1.0, 1)).equal([0, 1, 2, 3, 4])
    expect(learner.dbscan(far, 1.0, 2)).equal([-1] * 5)
    expect(learner.dbscan(far, 100.0, 5)).equal([0] * 5)
    expect(learner.dbscan(far, 100.0, 6)).equal([-1] * 5)


@check("DBSCAN finds crowds of any shape, and what belongs to none", task=5, points=2, needs=("no_bridge", "dbscan_edges"),
       hint="From one core point, the cluster is everything that chains of core points reach. Follow them to the end.")
def dbscan_fresh(learner, rng):
    for n, d, least in [(40, 2, 4), (70, 2, 3), (50, 3, 5)]:
        points, radius = _strewn(rng, n, d)
        expect(learner.dbscan(points, radius, least)).equal(_dbscan(points, radius, least))
    for _ in range(2):
        points, truth = _rings(rng)
        expect(learner.dbscan(points, 0.6, 3), because="Two rings, one around the other.").equal(truth)


def _nearest(points, centres):
    return np.array([[np.sum((p - c) ** 2) for c in centres] for p in points]).argmin(axis=1)


def _move(points, labels, centres):
    return np.array([points[labels == k].mean(axis=0) if np.any(labels == k) else old
                     for k, old in enumerate(centres)])


def _kmeans(points, centres):
    labels, inertias = None, []
    while True:
        apart = ((points[:, None] - centres) ** 2).sum(axis=2)
        now = apart.argmin(axis=1)
        inertias.append(float(apart.min(axis=1).sum()))
        if labels is not None and np.array_equal(now, labels):
            return centres, labels, inertias
        labels, centres = now, _move(points, now, centres)


def _inertia(points, centres):
    return float(((points[:, None] - centres) ** 2).sum(axis=2).min(axis=1).sum())


def _parts(answer):
    expect(answer, because="kmeans returns the centres, the labels and the inertias.").kind("tuple", "list").length(3)
    return answer


def _sorted(rows):
    rows = np.asarray(rows, dtype=float)
    return rows[rows[:, 0].argsort()]


def _crowds(rng):
    """Six crowds of 20 points around the corners of a stretched and turned hexagon, so that none lie too close."""
    angles = np.arange(6) * np.pi / 3 + rng.uniform(0, 6)
    middles = 5 * np.column_stack([np.cos(angles), np.sin(angles)]) + rng.uniform(-0.7, 0.7, size=(6, 2))
    return rng.permutation(np.repeat(middles, 20, axis=0) + rng.normal(scale=0.6, size=(120, 2)))


def _strewn(rng, n, d):
    """Points in the unit cube and a radius with a gap around it: no distance is within a millionth of it."""
    while True:
        points, radius = rng.random((n, d)), 0.13 if d == 2 else 0.28
        apart = np.linalg.norm(points[:, None] - points, axis=2)
        # A distance computed in single precision is off by less than a millionth here.
        if np.abs(apart - radius).min() > 1e-6:
            return points, radius


def _rings(rng):
    """Thirty points on a ring of radius 1, sixty on one of radius 3, gaps of at most 0.5; in any order."""
    rings = [(1.0, 30), (3.0, 60)]
    points = [size * np.column_stack([np.cos(t), np.sin(t)]) for size, count in rings
              for t in [np.arange(count) * 2 * np.pi / count + rng.uniform(-0.05, 0.05, size=count)]]
    order = rng.permutation(90)
    which = np.repeat([0, 1], [30, 60])[order]
    return np.concatenate(points)[order], np.where(which == which[0], 0, 1)


def _dbscan(points, radius, least):
    """By the definition: chains of core points as a growing relation, then borders."""
    near = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2)) <= radius
    core = near.sum(axis=1) >= least
    label = np.where(core, np.arange(len(points)), len(points))  # the smallest core point reached so far
    while True:
        lowest = np.array([label[near[i] & core].min() if core[i] else label[i] for i in range(len(points))])
        if np.array_equal(lowest, label):
            break
        label = lowest
    number = {first: place for place, first in enumerate(np.unique(label[core]))}
    answers = []
    for i in range(len(points)):
        reached = label[near[i] & core]
        answers.append(number[reached.min()] if reached.size else -1)
    return np.array(answers)
