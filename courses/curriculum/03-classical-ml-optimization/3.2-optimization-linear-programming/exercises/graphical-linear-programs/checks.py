"""Linear programs of two unknowns by their corners, then by a solver, then in a picture judged by its data.

There is no solver on this side. Right answers come from trying all corners (two unknowns), or are planted: an optimum
together with the prices that prove it, an infeasible program together with the rows that contradict each other.
"""

import re

import numpy as np

from grader.checks import check, expect

BAKERY = (
    np.array([30.0, 40.0]),
    np.array([[1.0, 2.0], [3.0, 2.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]),
    np.array([10.0, 18.0, 4.0, 0.0, 0.0]),
)
TINY = 1e-5  # ten times the distance at which the prompt calls two corners one: far above rounding and solvers' slack


@check("The bakery's five corners come out right", task=1,
       hint="Ten pairs of lines cross in up to ten points. Which of them respect all five constraints?")
def corners_example(learner, rng):
    _, a, b = BAKERY
    _corners_are(learner.corners(a, b), [[0, 0], [6, 0], [4, 3], [2, 4], [0, 4]])


@check("The corners of any polygon, wherever it lies, also with constraints that don't matter", task=1,
       needs=("corners_example",),
       hint="The region may lie anywhere in the plane. Which order do the corners come in, seen from the middle?")
def corners_fresh(learner, rng):
    for m in (3, 5, 8, 12):
        a, b = _polygon(rng, m)
        _corners_are(learner.corners(a, b), _corners(a, b))


@check("Three lines in one corner, parallel lines, a single point, an open region, an empty one", task=1,
       needs=("corners_example",),
       hint="Parallel lines never cross. Where three lines meet there is one corner, not three.")
def corners_special(learner, rng):
    x, y = rng.integers(-5, 5, size=2).astype(float)
    square = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    cut = np.vstack([square, [[1.0, 1.0]]])
    cases = [
        (cut, np.array([x + 2, -x, y + 3, -y, x + y + 5]), [[x, y], [x + 2, y], [x + 2, y + 3], [x, y + 3]]),
        (square, np.array([x, -x, y, -y]), [[x, y]]),
        (square[1::2], np.array([-x, -y]), [[x, y]]),
        (square, np.array([x, -x - 1, y + 1, -y]), []),
    ]
    for answer, (_, _, right) in zip(learner.many("corners", [(a, b) for a, b, _ in cases]), cases, strict=True):
        _corners_are(answer, np.array(right, dtype=float).reshape(-1, 2))


@check("The bakery's best plan, for three prices of bread and cake", task=2, needs=("corners_example",),
       hint="The value of a corner is c·x. What are the values of the five corners?")
def solve_example(learner, rng):
    _, a, b = BAKERY
    gains = [([30.0, 40.0], [4.0, 3.0], 240.0), ([40.0, 10.0], [6.0, 0.0], 240.0), ([10.0, 40.0], [2.0, 4.0], 180.0)]
    answers = learner.many("solve_graphically", [(np.array(c), a, b) for c, _, _ in gains])
    for answer, (_, best, value) in zip(answers, gains, strict=True):
        expect(answer).close_to(("optimal", np.array(best), value))


@check("The best corner of any polygon, also where all values are negative", task=2,
       needs=("solve_example", "corners_fresh"),
       hint="The largest value counts, not the largest size of a value.")
def solve_fresh(learner, rng):
    programs = []
    while len(programs) < 6:
        a, b = _polygon(rng, int(rng.integers(4, 9)))
        c = rng.normal(size=2)
        values = np.sort(_corners(a, b) @ c)
        all_negative = values[-1] < 0
        if values[-1] - values[-2] > 0.05 and all_negative == (len(programs) % 2 == 0):  # one best corner
            programs.append((c, a, b))
    for answer, (c, a, b) in zip(learner.many("solve_graphically", programs), programs, strict=True):
        points = _corners(a, b)
        best = points[np.argmax(points @ c)]
        expect(answer).close_to(("optimal", best, float(best @ c)), rtol=1e-4, atol=1e-5)


@check("Where a whole edge is best, any point of it is accepted", task=2, needs=("solve_fresh",),
       hint="Your point must respect the constraints and reach the best value.")
def solve_tie(learner, rng):
    for _ in range(3):
        a, b = _polygon(rng, 5)
        points = _corners(a, b)
        edge = points[1] - points[0]
        c = np.array([edge[1], -edge[0]])  # points out of the region, at right angles to the edge
        _optimal(learner.solve_graphically(c, a, b), c, a, b, float(points[0] @ c))


@check("An endless gain is called unbounded; an endless region alone is not", task=2,
       needs=("solve_example", "corners_fresh"),
       hint="Which directions lead out of the region for ever? Does the value grow along one of them?")
def solve_unbounded(learner, rng):
    for _ in range(3):
        c, a, b, point = _wedge(rng)
        expect(learner.solve_graphically(c, a, b)).close_to(
            ("optimal", point, float(point @ c)), rtol=1e-4, atol=1e-5)
        for gain in (-a[0] + 0.3 * a[1], 0.3 * a[0] - a[1], -c):
            expect(learner.solve_graphically(gain, a, b)).equal(("unbounded", None, None))


@check("Constraints that contradict each other are called infeasible", task=2, needs=("solve_example",),
       hint="What does it mean when no crossing respects all constraints?")
def solve_infeasible(learner, rng):
    for m in (3, 5):
        a, b = _contradiction(rng, m, 2)
        expect(learner.solve_graphically(rng.normal(size=2), a, b)).equal(("infeasible", None, None))


@check("scipy finds the bakery's plan", task=3,
       hint="linprog minimises. What do you give it, and what do you do with the value that it returns?")
def scipy_example(learner, rng):
    expect(learner.solve_with_scipy(*BAKERY)).close_to(("optimal", np.array([4.0, 3.0]), 240.0), rtol=1e-4, atol=1e-5)


@check("scipy solves programs of many unknowns, and these may be negative", task=3, needs=("scipy_example",),
       hint="Look at the default of `bounds` in linprog's documentation.")
def scipy_fresh(learner, rng):
    for n, m in [(2, 4), (4, 9), (7, 15)]:
        c, a, b, x = _planted(rng, n, m)
        expect(learner.solve_with_scipy(c, a, b)).close_to(("optimal", x, float(c @ x)), rtol=1e-4, atol=1e-5)


@check("scipy's verdicts have the same names", task=3, needs=("scipy_fresh",),
       hint="What does the result's `status` say for each? The documentation lists the numbers.")
def scipy_statuses(learner, rng):
    for n in (2, 5):
        a, b = _contradiction(rng, 2 * n, n)
        expect(learner.solve_with_scipy(rng.normal(size=n), a, b)).equal(("infeasible", None, None))
        way = rng.normal(size=n)
        a = rng.normal(size=(2 * n, n))
        a = a * -np.sign(a @ way)[:, None]  # no constraint stops who walks along `way`
        expect(learner.solve_with_scipy(way, a, rng.uniform(0, 2, size=2 * n))).equal(("unbounded", None, None))


@check("The polygon in the picture has the region's corners", task=4, needs=("corners_fresh",),
       hint="axes.fill takes the x of all corners, then the y of all corners, in the order round the region.")
def plot_region(learner, rng):
    a, b = _polygon(rng, 7)
    axes = _drawn(learner, rng.normal(size=2), a, b)
    shapes = [np.asarray(patch["xy"]) for patch in axes["patches"]]
    shapes += [np.asarray(xy) for part in axes["fills"] for xy in part["xy"]]
    expect(len(shapes), because="This counts the filled polygons.").at_least(1)
    right = _corners(a, b)
    expect(any(_same_polygon(shape, right) for shape in shapes),
           because="Does a filled polygon go round the region, from corner to corner?").true()


@check("The best point is marked, and the dashed level line runs through it", task=4, needs=("solve_fresh",),
       hint="A step along the level line changes nothing: d with c·d = 0. Which vector is at right angles to c?")
def plot_level(learner, rng):
    c, a, b, best = _clear_program(rng)
    axes = _drawn(learner, c, a, b)
    marks = [np.column_stack([mark["x"], mark["y"]]) for mark in axes["scatters"]]
    marks += [_points(line) for line in axes["lines"] if line["marker"] not in ("None", "", " ")]
    marks = np.concatenate([np.zeros((0, 2)), *marks])
    expect(marks, axes=("marker", "coordinate"), because="These are the places with a marker.").close_to(
        best[None], rtol=0, atol=TINY)
    dashed = [_points(line) for line in axes["lines"] if line["linestyle"] == "--"]
    expect(len(dashed), because="This counts the dashed lines.").equal(1)
    length = np.linalg.norm(c)
    across = (dashed[0] - best) @ c / length
    expect(across, because="These are distances of the dashed line's points from the level line.").close_to(
        np.zeros(len(across)), rtol=0, atol=TINY)
    along = (dashed[0] - best) @ np.array([-c[1], c[0]]) / length
    reach = min(along.max(), -along.min())
    expect(float(reach), because="This is how far the dashed line reaches beyond the best point, on its shorter side."
           ).at_least(1 - TINY)  # the prompt asks for one unit


@check("The title tells the best value", task=4, needs=("solve_fresh",),
       hint="Two decimals, and the sign where there is one: an f-string with :.2f.")
def plot_title(learner, rng):
    c, a, b, best = _clear_program(rng)
    text = _drawn(learner, c, a, b)["title"]
    numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", text[:200].replace("−", "-"))]
    expect(len(numbers), because="This counts the numbers in the title.").at_least(1)
    value = float(best @ c)
    nearest = min(numbers, key=lambda number: abs(number - value))
    # Two decimals are asked for: half a hundredth, and a little for the rounding of a tie.
    expect(nearest, because="This is the number in the title.").close_to(value, rtol=0, atol=0.0051)


def _corners(a, b):
    """All crossings that respect the constraints, counter-clockwise; for regions without special cases."""
    crossings = [np.linalg.solve(a[[i, j]], b[[i, j]]) for i in range(len(a)) for j in range(i)]
    # What the prompt allows; random crossings lie on a line up to rounding or miss it by far more (see _polygon).
    found = np.array([point for point in crossings if np.all(a @ point <= b + 1e-7)])
    spread = found - found.mean(axis=0)
    return found[np.argsort(np.arctan2(spread[:, 1], spread[:, 0]))]


def _corners_are(answer, right):
    right = np.asarray(right, dtype=float)
    if not right.size:
        expect(answer).close_to(right)
        return
    expect(answer).shape(*right.shape).finite()
    given = np.asarray(answer, dtype=float)
    if given.shape == right.shape:
        turned = [np.roll(right, k, axis=0) for k in range(len(right))]  # the first corner is free
        right = min(turned, key=lambda rows: np.abs(rows - given).sum())
    expect(answer, because="Counter-clockwise, from any corner on.").close_to(right, rtol=1e-4, atol=1e-5)


def _optimal(answer, c, a, b, value):
    """Any best point."""
    expect(answer).length(3)
    status, x, claimed = answer
    expect(status).equal("optimal")
    expect(x).shape(len(c)).finite()
    x = np.asarray(x, dtype=float)
    expect(a @ x - b, because="This is by how much your point exceeds each constraint.").at_most(TINY)
    expect(float(c @ x), because="This is c·x at your point.").close_to(value, rtol=1e-4, atol=1e-5)
    expect(claimed).close_to(value, rtol=1e-4, atol=1e-5)


def _polygon(rng, m):
    """m half planes around a place away from the origin; all corners clearly apart, lines never nearly parallel."""
    while True:
        angles = np.sort(rng.uniform(0, 2 * np.pi, size=m))
        gaps = np.diff(np.append(angles, angles[0] + 2 * np.pi))
        normals = np.column_stack([np.cos(angles), np.sin(angles)])
        crossing = np.abs(np.sin(angles[:, None] - angles) + np.eye(m))
        if gaps.max() > 0.9 * np.pi or gaps.min() < 0.03 or crossing.min() < 0.005:
            continue
        middle = rng.choice([-1, 1], size=2) * rng.uniform(1, 6, size=2)
        order = rng.permutation(m)
        a, b = normals[order], (rng.uniform(1, 3, size=m) + normals @ middle)[order]
        scale = rng.uniform(0.5, 4, size=m)
        a, b = a * scale[:, None], b * scale
        points = _corners(a, b)
        apart = np.linalg.norm(points[:, None] - points, axis=2) + np.eye(len(points))
        slack = np.array([b - a @ np.linalg.solve(a[[i, j]], b[[i, j]]) for i in range(m) for j in range(i)])
        unclear = (np.abs(slack) > 1e-9) & (np.abs(slack) < 1e-3)  # a crossing that just misses a third line
        if apart.min() > 0.05 and not unclear.any():
            return a, b


def _clear_program(rng):
    while True:
        a, b = _polygon(rng, 6)
        c = rng.normal(size=2) * 3
        points = _corners(a, b)
        values = np.sort(points @ c)
        if values[-1] - values[-2] > 0.1:
            return c, a, b, points[np.argmax(points @ c)]


def _wedge(rng):
    """An open region with one corner, and a gain that is largest there."""
    angle, width = rng.uniform(0, 2 * np.pi), rng.uniform(0.6, 1.8)
    a = np.array([[np.cos(t), np.sin(t)] for t in (angle, angle + width)]) * rng.uniform(0.5, 3, size=(2, 1))
    point = rng.uniform(-4, 4, size=2)
    return a.T @ rng.uniform(0.3, 2, size=2), a, a @ point, point


def _contradiction(rng, m, n):
    """m constraints of which some add up to 0 <= -1 or less."""
    a, weights = rng.normal(size=(m - 1, n)), rng.uniform(0.5, 2, size=m - 1)
    b = rng.normal(size=m - 1)
    order = rng.permutation(m)
    return np.vstack([a, -weights @ a])[order], np.append(b, -weights @ b - rng.uniform(1, 3))[order]


def _planted(rng, n, m):
    """A program whose only best point is x: n constraints are tight there, and c is a sum of their normals."""
    while True:
        a = rng.normal(size=(m, n))
        if np.linalg.cond(a[:n]) < 20:
            break
    x = rng.normal(size=n) - 2
    slack = np.append(np.zeros(n), rng.uniform(0.5, 3, size=m - n))
    order = rng.permutation(m)
    return a[:n].T @ rng.uniform(0.5, 2, size=n), a[order], (a @ x + slack)[order], x


def _drawn(learner, c, a, b):
    """The Axes that plot_program draws."""
    learner.plot_program(c, a, b)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_program makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]


def _points(line):
    return np.column_stack([line["x"], line["y"]])


def _same_polygon(shape, right):
    """Whether the outline visits the right corners in their order, either way round; it may end where it began."""
    shape = shape[np.isfinite(shape).all(axis=1)]
    steps = np.linalg.norm(np.diff(shape, axis=0), axis=1)
    shape = shape[np.append(True, steps > TINY)]
    if len(shape) > 1 and np.linalg.norm(shape[0] - shape[-1]) <= TINY:
        shape = shape[:-1]
    if shape.shape != right.shape:
        return False
    turns = [np.roll(rows, k, axis=0) for rows in (right, right[::-1]) for k in range(len(right))]
    return bool(min(np.abs(shape - rows).max() for rows in turns) <= TINY)
