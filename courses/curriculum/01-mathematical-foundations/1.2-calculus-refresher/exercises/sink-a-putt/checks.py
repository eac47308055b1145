"""A ball on a hilly green: slopes, a simulation, its derivative, and strokes that the judge rolls out itself.

The bar of `putts_sunk` and the runs behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, measure

BAR = 80  # percent of putts sunk; the reference missed none of 240
CUP = 0.1  # metres around the hole: what the prompt calls sunk
STEPS, PUTTS = 40, 4  # ticks until the lid opens; putts in one draw

TIME, GRAVITY, FRICTION = 0.05, 9.81, 0.8
HILL = np.array([[0.0, 0.0, 1.0, 1.0]])
BROAD = np.array([[1.0, -1.0, -2.0, 2.0]])
LEVEL = np.zeros((0, 4))


@check("Gradient: the worked example of a hill comes out right, and a broad hollow", task=1,
       hint="By the chain rule: the slope of exp is exp, times the slopes of what stands in the exponent.")
def gradient_example(learner, rng):
    for hills, point in [(HILL, (1.0, 0.0)), (HILL, (-1.0, 2.0)), (BROAD, (3.0, 0.0)), (BROAD, (1.0, 2.0))]:
        expect(learner.gradient(hills, np.array(point))).close_to(_gradient(hills, np.array(point)))


@check("Gradient: several hills add up, and no hill at all is level", task=1, needs=("gradient_example",),
       hint="Every hill has a height and a width of its own. And what does your code do when there is none?")
def gradient_fresh(learner, rng):
    for n in (2, 5, 0, 9):
        hills, point = _green(rng, n), rng.uniform(-1, 4, size=2)
        expect(learner.gradient(hills, point)).close_to(_gradient(hills, point))


@check("Hessian: the worked example comes out right, and a broad hollow", task=2,
       hint="Differentiate each component of the gradient again. It is a product: both factors depend on the point.")
def hessian_example(learner, rng):
    for hills, point in [(HILL, (1.0, 1.0)), (HILL, (0.5, -1.0)), (BROAD, (3.0, 0.0)), (HILL, (0.0, 0.0))]:
        expect(learner.hessian(hills, np.array(point))).close_to(_hessian(hills, np.array(point)))


@check("Hessian: several hills add up, and no hill at all has no curvature", task=2, needs=("hessian_example",),
       hint="The second derivatives of a sum are the sum of the second derivatives.")
def hessian_fresh(learner, rng):
    for n in (2, 6, 0, 4):
        hills, point = _green(rng, n), rng.uniform(-1, 4, size=2)
        expect(learner.hessian(hills, point)).close_to(_hessian(hills, point))


@check("Roll: the worked examples come out right, on level ground and on a hill", task=3, needs=("gradient_example",),
       hint="Do two ticks on paper. Which velocity moves the ball in the first one?")
def roll_example(learner, rng):
    calls = [(LEVEL, np.zeros(2), np.array([2.0, 0.0]), 2), (HILL, np.array([1.0, 0.0]), np.zeros(2), 2),
             (HILL, np.array([1.0, 1.0]), np.array([-1.0, 0.5]), 3)]
    for answer, call in zip(learner.many("roll", calls), calls, strict=True):
        expect(answer).close_to(_rolled(*call)[0])


@check("Roll: any green, any stroke, any number of ticks", task=3, needs=("gradient_fresh", "roll_example"),
       hint="The slope is taken where the ball is, not where it began. With no ticks there is one row.")
def roll_fresh(learner, rng):
    for n, steps in [(3, 12), (6, 40), (4, 0)]:
        call = (_green(rng, n), rng.uniform(-0.5, 0.5, size=2), rng.normal(size=2) + [2, 0], steps)
        expect(learner.roll(*call)).close_to(_rolled(*call)[0])


@check("Roll: what comes in is left as it was", task=3, needs=("roll_example",),
       hint="`velocity += ...` writes into an array. Whose is it?")
def roll_unchanged(learner, rng):
    for n, steps in [(3, 6), (2, 4)]:
        call = (_green(rng, n), rng.normal(size=2), rng.normal(size=2) + [2, 0], steps)
        expect(input_not_modified(learner, "roll", *call)).close_to(_rolled(*call)[0])


@check("Sensitivity: the worked example of level ground comes out right, also for more ticks", task=4,
       hint="On level ground the end depends on the velocity in the same way along both axes.")
def sensitivity_example(learner, rng):
    calls = [(LEVEL, np.zeros(2), np.array([2.0, 0.0]), steps) for steps in (2, 1, 0, 30)]
    for answer, call in zip(learner.many("sensitivity", calls), calls, strict=True):
        # Differences of a simulation would do as well, and rounding leaves them about nine digits.
        expect(answer).close_to(_rolled(*call)[1], atol=1e-7)


@check("Sensitivity: on hills it says what a slightly different stroke does", task=4,
       needs=("roll_fresh", "hessian_fresh", "sensitivity_example"),
       hint="Where the ball is moved to, the slope is another one. Which Jacobian of the slope is this, and at which point?")
def sensitivity_fresh(learner, rng):
    for n, steps in [(3, 10), (6, 40), (5, 25)]:
        call = (_green(rng, n), rng.uniform(-0.5, 0.5, size=2), np.array([2.5, 0.0]) + rng.normal(size=2) / 2, steps)
        expect(learner.sensitivity(*call)).close_to(_rolled(*call)[1], atol=1e-7)  # as above


@check("Putt: on level ground the ball arrives", task=5, needs=("sensitivity_fresh",),
       hint="Follow your miss from step to step of the descent. Does it shrink, and far enough?")
def putt_level(learner, rng):
    for steps in (40, 30, 50):
        start, hole = rng.uniform(-1, 1, size=2), np.array([rng.uniform(3, 5), rng.uniform(-2, 2)])
        expect(_miss(learner, LEVEL, start, hole, steps), because="This is how far from the hole the ball ends."
               ).at_most(CUP)


@check("Putts on greens that nobody has seen are sunk", task=5, points=3, needs=("putt_level",),
       hint="Roll your own answer: which greens are missed? One over the largest eigenvalue of S transposed times S is a safe step.")
def putts_sunk(learner, rng):
    def sunk(_draw):
        misses = []
        for _ in range(PUTTS):
            start = np.array([0.0, rng.uniform(-0.5, 0.5)])
            hole = np.array([rng.uniform(3, 5), rng.uniform(-1.5, 1.5)])
            misses.append(_miss(learner, _green(rng, 6), start, hole, STEPS))
        return 100 * float(np.mean([miss <= CUP for miss in misses]))

    measure("Putts sunk", sunk, at_least=BAR, unit="%", draws=5)


def _green(rng, n):
    """Hills and hollows between the start and the hole, too gentle to trap a ball."""
    centres = rng.uniform([-1, -2.5], [6, 2.5], size=(n, 2))
    heights = rng.choice([-1, 1], size=n) * rng.uniform(0.06, 0.14, size=n)
    return np.column_stack([centres, heights, rng.uniform(0.7, 1.2, size=n)])


def _gradient(hills, point):
    total = np.zeros(2)
    for x, y, height, width in hills:
        away = point - [x, y]
        total -= height * np.exp(-(away @ away) / (2 * width**2)) * away / width**2
    return total


def _hessian(hills, point):
    total = np.zeros((2, 2))
    for x, y, height, width in hills:
        away = point - [x, y]
        total += height * np.exp(-(away @ away) / (2 * width**2)) * (
            np.outer(away, away) / width**4 - np.eye(2) / width**2)
    return total


def _rolled(hills, start, velocity, steps):
    """The path, and the Jacobian of its last point by the velocity: the corner of a product of (4, 4) matrices."""
    path, chain = [np.asarray(start, dtype=float)], np.eye(4)  # point and velocity, together
    for _ in range(steps):
        tick = np.block([[np.eye(2), TIME * np.eye(2)],
                         [-TIME * GRAVITY * _hessian(hills, path[-1]), (1 - TIME * FRICTION) * np.eye(2)]])
        pull = -GRAVITY * _gradient(hills, path[-1]) - FRICTION * velocity
        path.append(path[-1] + TIME * velocity)
        velocity, chain = velocity + TIME * pull, tick @ chain
    return np.array(path), chain[:2, 2:]


def _miss(learner, hills, start, hole, steps):
    """How far from the hole the ball ends, rolled by the judge with the learner's stroke."""
    velocity = learner.putt(hills, start, hole, steps)
    expect(velocity, because="This is the velocity of the stroke.").shape(2).finite()
    point, velocity = start, np.asarray(velocity, dtype=float)
    for _ in range(steps):
        pull = -GRAVITY * _gradient(hills, point) - FRICTION * velocity
        point, velocity = point + TIME * velocity, velocity + TIME * pull
    return float(np.linalg.norm(point - hole))
