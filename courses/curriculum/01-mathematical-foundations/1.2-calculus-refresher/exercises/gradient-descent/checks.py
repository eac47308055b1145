"""Gradient descent on functions that the judge owns: the learner's code calls them, the judge answers."""

import numpy as np

from grader.checks import check, expect


def shower(p):
    return p[0] ** 2 - p[0] * p[1] + p[1] ** 2


def shower_gradient(p):
    return np.array([2 * p[0] - p[1], 2 * p[1] - p[0]])


@check("Central differences: the worked example comes out right, and one more", task=1,
       hint="One coordinate moves by h to either side, the others stay. By how much do the two points differ?")
def nudge_example(learner, rng):
    for point, h, right in [((4.0, 0.0), 0.001, (8, -4)), ((1.0, 3.0), 0.5, (-1, 5)), ((-2.0, 1.0), 0.25, (-5, 4))]:
        # Subtracting two nearly equal values loses digits: 1e-16 / h remain, times the size of the function.
        expect(learner.numerical_gradient(_told(shower, 2), np.array(point), h)).close_to(right, rtol=1e-6, atol=1e-6)


@check("Central differences: functions that bend, of any number of coordinates", task=1, needs=("nudge_example",),
       hint="With a large h, a difference to one side and a difference to both sides are not the same number.")
def nudge_fresh(learner, rng):
    for d, h in [(1, 0.4), (3, 0.3), (5, 0.5)]:
        f, x = _bending(rng, d), rng.normal(size=d)
        right = [(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(d)]
        expect(learner.numerical_gradient(_told(f, d), x, h)).close_to(right)


@check("Central differences: at a point of whole numbers", task=1, needs=("nudge_example",),
       hint="An array of integers can't hold 4.001. Which array do you write into?")
def nudge_integers(learner, rng):
    for point in ([4, 0], [-1, 3, 2]):
        d = len(point)
        f, h = _bending(rng, d), 0.25
        right = [(f(point + h * e) - f(point - h * e)) / (2 * h) for e in np.eye(d)]
        expect(learner.numerical_gradient(_told(f, d), np.array(point), h)).close_to(right)


@check("Descent: the worked example comes out right, also for other step sizes", task=2,
       hint="Do three steps on paper. How many rows has the path?")
def path_example(learner, rng):
    start = np.array([4.0, 0.0])
    for step_size, steps, right in [(0.5, 3, [[4, 0], [0, 2], [1, 0], [0, 0.5]]), (0.25, 2, [[4, 0], [2, 1], [1.25, 1]])]:
        expect(learner.gradient_descent(_told(shower_gradient, 2), start, step_size, steps)).close_to(right)


@check("Descent: any function, any number of coordinates", task=2, needs=("path_example",),
       hint="Each step uses the gradient at the point that has been reached, with all its coordinates.")
def path_fresh(learner, rng):
    for d, steps in [(1, 6), (3, 8), (6, 5)]:
        gradient, start = _bowl(rng, d), rng.normal(size=d)
        expect(learner.gradient_descent(_told(gradient, d), start, 0.15, steps)).close_to(
            _path(gradient, start, 0.15, steps))


@check("Descent: no steps at all, and starts of whole numbers", task=2, needs=("path_example",),
       hint="With no steps the path has one row. And what happens to 4.4 in an array of integers?")
def path_edges(learner, rng):
    for start, steps in [([3, -2], 0), ([5, 2], 4), ([-1, 4], 3)]:
        answer = learner.gradient_descent(_told(shower_gradient, 2), np.array(start), 0.3, steps)
        expect(answer).close_to(_path(shower_gradient, start, 0.3, steps))


@check("What you are given stays as it was", task=2, needs=("path_example",),
       hint="Operators like -= and assignments like x[0] = ... write into an array. Whose array is it?")
def start_unchanged(learner, rng):
    start = rng.normal(size=2)
    called = learner.echo("gradient_descent", _told(shower_gradient, 2), start, 0.3, 3)
    expect(called.value).close_to(_path(shower_gradient, start, 0.3, 3))
    expect(called.args[1], because="This is the start after your function was called.").equal(start)


@check("Stopping: the worked example comes out right, also with other tolerances", task=3,
       hint="Which number is compared with the tolerance, and at which point is it taken?")
def until_example(learner, rng):
    start = np.array([4.0, 0.0])
    for tolerance, point, taken in [(1.0, [0.25, 0], 4), (2.1, [0, 0.5], 3), (0.56, [0.25, 0], 4)]:
        answer = learner.descend_until(_told(shower_gradient, 2), start, 0.5, tolerance, 100)
        _stopped(answer, point, taken, reached=True)


@check("Stopping: a start at the bottom needs no step", task=3, needs=("until_example",),
       hint="The gradient is exactly as long as the tolerance here, and that is short enough.")
def until_at_once(learner, rng):
    for start, tolerance in [(np.zeros(2), 0.0), (np.array([2.0, 1.0]), 3.0)]:
        _stopped(learner.descend_until(_told(shower_gradient, 2), start, 0.5, tolerance, 50), start, 0, reached=True)


@check("Stopping: when the steps run out, it says whether the last point will do", task=3, needs=("until_example",),
       hint="After the last step you are at a new point. Who looks at the gradient there?")
def until_used_up(learner, rng):
    start = np.array([4.0, 0.0])
    for most, tolerance, point, reached in [(4, 1.0, [0.25, 0], True), (3, 1.2, [0, 0.5], True), (3, 1.0, [0, 0.5], False),
                                            (0, 1.0, [4, 0], False)]:
        answer = learner.descend_until(_told(shower_gradient, 2), start, 0.5, tolerance, most)
        _stopped(answer, point, most, reached=reached)
    answer = learner.descend_until(_told(shower_gradient, 2), start, 1.0, 1.0, 5)  # every step doubles the distance
    _stopped(answer, [-64, 64], 5, reached=False)


@check("Line search: the worked example comes out right, also from other starts", task=4,
       hint="Write down the two sides of the inequality for t = 1, 1/2 and 1/4.")
def search_example(learner, rng):
    calls = [((3.0, 1.0), [[3, 1], [1.75, 1.25], [0.625, 0.875]]), ((0.0, 3.0), [[0, 3], [0.75, 1.5], [0.75, 0.375]]),
             ((0.3, 0.1), [[0.3, 0.1], [0.175, 0.125], [0.0625, 0.0875]])]
    for start, right in calls:
        answer = learner.line_search_descent(_told(shower, 2), _told(shower_gradient, 2), np.array(start), 2)
        expect(answer).close_to(right)


@check("Line search: down a curved valley, lower with every step", task=4, needs=("search_example",),
       hint="The promise is t times the squared length of the gradient, and every step begins with t = 1 again.")
def search_valley(learner, rng):
    bend = float(rng.uniform(3, 8))

    def f(p):
        return (1 - p[0]) ** 2 + bend * (p[1] - p[0] ** 2) ** 2

    def gradient(p):
        aside = p[1] - p[0] ** 2
        return np.array([-2 * (1 - p[0]) - 4 * bend * p[0] * aside, 2 * bend * aside])

    for _ in range(2):
        start = np.array([rng.uniform(-1.5, -0.5), rng.uniform(0.5, 2)])
        answer = learner.line_search_descent(_told(f, 2), _told(gradient, 2), start, 12)
        # A step may have been decided by the last digit of f, and rounding grows from step to step.
        expect(answer).close_to(_searched(f, gradient, start, 12), rtol=1e-4, atol=1e-5)


def _told(function, d):
    """The function, but a point of the wrong shape is told to the learner."""

    def asked(p):
        expect(p, because="This is the point that your code passed to the function.").shape(d)
        return function(np.asarray(p, dtype=float))

    return asked


def _bending(rng, d):
    """A smooth function whose third derivatives aren't zero, so that one-sided differences differ."""
    mix, slope = rng.normal(size=(d, d)), rng.normal(size=d)

    def f(x):
        return float(np.sum(np.exp(0.5 * np.tanh(mix @ x))) + slope @ x + np.sum(x**3) / 3)

    return f


def _bowl(rng, d):
    """The gradient of a bowl whose middle is somewhere, steeper and steeper towards its rim."""
    mix, middle = rng.normal(size=(d, d)) / d, rng.normal(size=d)
    return lambda x: mix.T @ np.tanh(mix @ (x - middle)) + (x - middle)


def _path(gradient, start, step_size, steps):
    path = [np.asarray(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - step_size * gradient(path[-1]))
    return np.array(path)


def _searched(f, gradient, start, steps):
    path = [start]
    for _ in range(steps):
        x, g, t = path[-1], gradient(path[-1]), 1.0
        while f(x - t * g) > f(x) - 0.5 * t * (g @ g):
            t /= 2
        path.append(x - t * g)
    return np.array(path)


def _stopped(answer, point, taken, *, reached):
    expect(answer, because="Wanted are the point, the number of steps and a boolean.").kind("tuple", "list").length(3)
    expect(answer[1], because="This is the number of steps.").equal(taken)
    expect(answer[0], because="This is the point.").close_to(point)
    said = expect(answer[2], because="This says whether the gradient there is short enough.")
    said.true() if reached else said.false()
