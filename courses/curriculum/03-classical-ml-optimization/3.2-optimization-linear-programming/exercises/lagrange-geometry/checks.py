"""Lagrange's condition on quadratics: gradients split, the equations solved by Newton, and the picture by its data.

Solutions are planted: a point, a multiplier and a constraint through the point are drawn first, then an objective with
just that gradient there. What a contour shows can't be seen from here, its levels can.
"""

import re

import numpy as np

from grader.checks import check, expect, input_not_modified

F = (np.array([[2.0, 0.0], [0.0, 2.0]]), np.array([-8.0, -11.0]), 46.25)
G = (np.zeros((2, 2)), np.array([1.0, 2.0]), -10.0)
ELLIPSE = (np.array([[2.0, 0.0], [0.0, 8.0]]), np.array([-6.0, -8.0]), 9.0)
TINY = 1e-5  # far above rounding, far below what an eye sees


@check("The values of the worked example, and of any quadratic at any points", task=1,
       hint="Work out one point by hand. What belongs to the matrix, what to the vector, and where is the half?")
def values_right(learner, rng):
    expect(learner.values(F, np.array([[4.0, 5.5], [3.0, 3.5]]))).close_to([0.0, 5.0])
    for k, n in [(1, 2), (5, 3), (7, 2)]:
        q, points = _quadratic(rng, n), rng.normal(size=(k, n))
        expect(learner.values(q, points)).close_to([_value(q, point) for point in points])


@check("The gradient of the worked example, and of any quadratic", task=1,
       hint="The half of the formula is gone in the gradient. Why? Compare with a difference quotient.")
def gradient_right(learner, rng):
    expect(learner.gradient(F, np.array([3.0, 3.5]))).close_to([-2.0, -4.0])
    for n in (2, 3, 5):
        q, x = _quadratic(rng, n), rng.normal(size=n)
        expect(learner.gradient(q, x)).close_to(_slope(q, x))


@check("A gradient is split into a multiple of the other and a rest at right angles", task=2,
       hint="Multiply the equation by the gradient of g. The rest drops out, and the multiplier is all that is "
            "unknown.")
def split_right(learner, rng):
    pairs = [(np.array([-2.0, -3.0]), np.array([1.0, 2.0])), (np.array([-2.0, -4.0]), np.array([1.0, 2.0])),
             (np.array([-6.0, 3.0]), np.array([1.0, 2.0]))]
    pairs += [(rng.normal(size=n) * 3, rng.normal(size=n) * 2) for n in (2, 3, 6)]
    for answer, (slope_f, slope_g) in zip(learner.many("split", pairs), pairs, strict=True):
        lam = float(slope_f @ slope_g / (slope_g @ slope_g))
        expect(answer).close_to((lam, slope_f - lam * slope_g))


@check("On a straight constraint one step solves the equations, and no step changes nothing", task=3,
       needs=("values_right", "gradient_right"),
       hint="Write down the 3 by 3 system of the worked example, and solve it by hand.")
def newton_line(learner, rng):
    for start in (np.zeros(2), rng.normal(size=2)):
        expect(learner.lagrange_newton(F, G, start, 0.0, 1)).close_to((np.array([3.0, 3.5]), -2.0))
        expect(learner.lagrange_newton(F, G, start, 1.5, 0)).close_to((start, 1.5))


@check("Steps on curved constraints, in two unknowns and more", task=3, needs=("newton_line",),
       hint="In the second step everything is taken at the new point, with the new multiplier. The curve bends: where "
            "is its matrix?")
def newton_fresh(learner, rng):
    for n, steps in [(2, 1), (2, 3), (3, 1), (4, 2)]:
        f, g, x, lam = _curved(rng, n)
        start, guess = x + rng.normal(scale=0.15, size=n), lam + 0.1 * float(rng.normal())
        right = _newton(f, g, start, guess, steps)
        expect(learner.lagrange_newton(f, g, start, guess, steps)).close_to(right)


@check("Many steps arrive: the gradients are parallel, and the point lies on the constraint", task=3,
       needs=("newton_fresh",), hint="Does your code keep the start as it was given?")
def newton_arrives(learner, rng):
    for n in (2, 3):
        f, g, x, lam = _curved(rng, n)
        answer = input_not_modified(learner, "lagrange_newton", f, g, x + 0.02 * rng.normal(size=n), lam, 8)
        expect(answer).close_to((x, lam))


@check("The ellipse of the worked example", task=4, needs=("values_right",),
       hint="Where is the centre? Set the gradient of g to zero. How large may t become before the value reaches zero?")
def curve_example(learner, rng):
    expect(learner.curve(ELLIPSE, np.array([0.0, np.pi / 2, np.pi]))).close_to([[5.0, 1.0], [3.0, 2.0], [1.0, 1.0]])


@check("Any ellipse in any directions", task=4, needs=("curve_example",),
       hint="Each of your points has two tests: g is zero there, and seen from the centre it lies in its direction.")
def curve_fresh(learner, rng):
    for k in (1, 4, 9):
        g, angles = _ellipse(rng), rng.uniform(-4, 7, size=k)
        expect(learner.curve(g, angles)).close_to(_curve(g, angles))


@check("The constraint is drawn as a curve all the way round", task=5, needs=("curve_fresh",),
       hint="Use `curve` with angles from 0 to a full turn, both ends included.")
def plot_constraint(learner, rng):
    f, g, x, lam = _curved(rng, 2)
    axes = _drawn(learner, f, g, x, lam)
    curves = [_points(line) for line in axes["lines"] if len(line["x"]) >= 60]
    expect(len(curves), because="This counts the lines through 60 points or more.").at_least(1)
    # Of several long lines the one that keeps nearest to the constraint; NaN is no place.
    off, path = min(((_farthest(g, points), points) for points in curves), key=lambda pair: pair[0])
    expect(float(off), because="This is the largest |g| at a point of the drawn constraint.").at_most(TINY)
    seen = path - np.linalg.solve(g[0], -g[1])
    turns = np.sort(np.arctan2(seen[:, 1], seen[:, 0]))
    gaps = np.diff(np.append(turns, turns[0] + 2 * np.pi))
    # 60 points evenly round the centre leave gaps of 0.11, evenly along the outline somewhat more.
    expect(float(gaps.max()), because="This is the largest gap between neighbouring points, as an angle at the centre."
           ).at_most(0.5)
    ends = float(np.linalg.norm(path[0] - path[-1]))
    expect(ends, because="This is the gap between the curve's first point and its last.").at_most(TINY)


@check("Level lines of f are drawn, also the one through the solution", task=5, needs=("values_right",),
       hint="`levels=` takes the levels in ascending order. Which number belongs among them?")
def plot_levels(learner, rng):
    f, g, x, lam = _curved(rng, 2)
    axes = _drawn(learner, f, g, x, lam)
    levels = [np.ravel(part["levels"]) for part in axes["contours"] if not part["filled"]]
    levels = np.concatenate([np.zeros(0), *levels])
    expect(len(levels), because="This counts the levels at which lines are drawn.").at_least(3)
    level = _value(f, x)
    expect(levels[np.argmin(np.abs(levels - level))],
           because="This is the level drawn that is nearest to f at the "
                   "solution.").close_to(level, rtol=1e-4, atol=1e-5)


@check("The solution is marked, and both gradients start there", task=5,
       needs=("values_right", "gradient_right"),
       hint="`axes.quiver` takes where the arrows start (two numbers each) and their components.")
def plot_arrows(learner, rng):
    for _ in range(2):
        f, g, x, lam = _curved(rng, 2)
        axes = _drawn(learner, f, g, x, lam)
        marks = [np.column_stack([mark["x"], mark["y"]]) for mark in axes["scatters"]]
        marks += [_points(line) for line in axes["lines"] if line["marker"] not in ("None", "", " ")]
        marks = np.concatenate([np.zeros((0, 2)), *marks])
        expect(marks, axes=("marker", "coordinate"), because="These are the places with a marker.").close_to(
            x[None], rtol=0, atol=TINY)
        starts = [np.column_stack([np.ravel(q["x"]), np.ravel(q["y"])]) for q in axes["quivers"]]
        tips = [np.column_stack([np.ravel(q["u"]), np.ravel(q["v"])]) for q in axes["quivers"]]
        starts, tips = (np.concatenate([np.zeros((0, 2)), *some]) for some in (starts, tips))
        expect(len(tips), because="This counts the arrows drawn with quiver.").equal(2)
        expect(starts, axes=("arrow", "coordinate"), because="These are the places where arrows start.").close_to(
            np.array([x, x]), rtol=0, atol=TINY)
        lengths = np.linalg.norm(tips, axis=1)
        expect(float(lengths.min()), because="This is the length of the shorter arrow.").at_least(TINY)
        ways, right = tips / lengths[:, None], np.array([_slope(f, x), _slope(g, x)])
        right = right / np.linalg.norm(right, axis=1, keepdims=True)
        if np.abs(ways - right).sum() > np.abs(ways[::-1] - right).sum():
            ways = ways[::-1]  # which arrow is drawn first doesn't matter
        expect(ways, axes=("arrow", "coordinate"), because="These are the directions of the arrows, with length 1."
               ).close_to(right, rtol=0, atol=TINY)


@check("The title tells the multiplier", task=5, needs=("values_right",),
       hint="Two decimals, and the sign where there is one: an f-string with :.2f.")
def plot_title(learner, rng):
    f, g, x, lam = _curved(rng, 2)
    text = _drawn(learner, f, g, x, lam)["title"]
    numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", text[:200].replace("−", "-"))]
    expect(len(numbers), because="This counts the numbers in the title.").at_least(1)
    nearest = min(numbers, key=lambda number: abs(number - lam))
    # Two decimals are asked for: half a hundredth, and a little for the rounding of a tie.
    expect(nearest, because="This is the number in the title.").close_to(lam, rtol=0, atol=0.0051)


def _value(q, x):
    return float(0.5 * x @ q[0] @ x + q[1] @ x + q[2])


def _slope(q, x):
    return q[0] @ x + q[1]


def _quadratic(rng, n):
    half = rng.normal(size=(n, n))
    return half + half.T, 2 * rng.normal(size=n), float(rng.normal())


def _ellipse(rng, n=2):
    """g with a positive definite matrix, half axes between about 1 and 3, its centre away from the origin."""
    turn = np.linalg.qr(rng.normal(size=(n, n)))[0]
    matrix = turn @ np.diag(rng.uniform(0.4, 2, size=n)) @ turn.T
    centre, depth = rng.choice([-1, 1], size=n) * rng.uniform(1, 3, size=n), rng.uniform(1, 2)
    return matrix, -matrix @ centre, float(0.5 * centre @ matrix @ centre - depth)


def _curve(g, angles):
    """By bisection along each ray: slow and obvious."""
    centre = np.linalg.solve(g[0], -g[1])
    points = []
    for angle in angles:
        way, near, far = np.array([np.cos(angle), np.sin(angle)]), 0.0, 100.0
        for _ in range(80):
            middle = (near + far) / 2
            near, far = (middle, far) if _value(g, centre + middle * way) < 0 else (near, middle)
        points.append(centre + near * way)
    return np.array(points)


def _curved(rng, n):
    """An objective, an ellipse, and a point of it where the gradients are parallel, with the multiplier."""
    while True:
        g = _ellipse(rng, n)
        centre, way = np.linalg.solve(g[0], -g[1]), rng.normal(size=n)
        x = centre + way * np.sqrt(-2 * _value(g, centre) / (way @ g[0] @ way))
        lam = float(rng.choice([-1, 1]) * rng.uniform(0.4, 2))
        matrix = _quadratic(rng, n)[0]
        f = (matrix, lam * _slope(g, x) - matrix @ x, float(rng.normal()) * 3)
        slope = _slope(g, x)[:, None]
        system = np.block([[matrix - lam * g[0], -slope], [slope.T, np.zeros((1, 1))]])
        if np.linalg.cond(system) < 15:  # the solution stands clear, and Newton from nearby finds it
            return f, g, x, lam


def _newton(f, g, x, lam, steps):
    for _ in range(steps):
        slope = _slope(g, x)[:, None]
        system = np.block([[f[0] - lam * g[0], -slope], [slope.T, np.zeros((1, 1))]])
        step = np.linalg.solve(system, -np.append(_slope(f, x) - lam * slope[:, 0], _value(g, x)))
        x, lam = x + step[:-1], lam + step[-1]
    return x, float(lam)


def _drawn(learner, f, g, x, lam):
    """The Axes that plot_geometry draws."""
    learner.plot_geometry(f, g, x, lam)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_geometry makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]


def _points(line):
    return np.column_stack([line["x"], line["y"]])


def _farthest(g, points):
    off = max(abs(_value(g, point)) for point in points)
    return off if np.isfinite(off) else np.inf
