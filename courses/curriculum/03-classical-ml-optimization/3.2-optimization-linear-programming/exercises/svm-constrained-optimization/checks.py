"""The hard-margin support vector machine as a quadratic program, its dual, and the conditions that tie them together.

Solutions are planted, not computed: two points of the kerbs that face each other are written as mixtures of support
vectors. The weights of the mixtures are the multipliers, up to a factor, and everything else lies behind the kerbs.
"""

import numpy as np

from grader.checks import check, expect

X = np.array([[3.0, 4.0], [5.0, 4.0], [1.0, 0.0], [0.0, 0.0]])
Y = np.array([1.0, 1.0, -1.0, -1.0])
KEYS = ("margin", "sign", "balance", "stationarity", "slackness", "gap")


@check("The worked example as matrices, also when all points are moved", task=1,
       hint="Write out y(w·x + b) for one example with label -1. What multiplies w, and what multiplies b?")
def primal_example(learner, rng):
    p = [[1.0, 0, 0], [0, 1, 0], [0, 0, 0]]
    g = [[3.0, 4, 1], [5, 4, 1], [-1, 0, -1], [0, 0, -1]]
    sign = np.array([[1], [1], [-1], [-1]])
    shifted = np.array(g) + sign * [[2, -3, 0]]
    answers = learner.many("primal", [(X, Y), (X + [2.0, -3.0], Y)])
    for answer, rows in zip(answers, (np.array(g), shifted), strict=True):
        expect(answer).close_to((np.array(p), rows, np.ones(4)))


@check("Any examples with any number of features as matrices", task=1, needs=("primal_example",),
       hint="The number of examples and that of features are rarely the same. Which of them gives each size?")
def primal_fresh(learner, rng):
    for n, d in [(6, 1), (4, 5), (9, 3)]:
        x, y, *_ = _planted(rng, n, d)
        right = (np.diag([1.0] * d + [0.0]), np.array([[*(y[i] * x[i]), y[i]] for i in range(n)]), np.ones(n))
        expect(learner.primal(x, y)).close_to(right)


@check("The dual's matrix, for the worked example and any other", task=2,
       hint="Entry (i, j) has the products of two labels and of two examples. How many rows does it have?")
def dual_right(learner, rng):
    for x, y in [(X, Y), *(_planted(rng, n, d)[:2] for n, d in [(6, 2), (5, 4), (8, 3)])]:
        expect(learner.dual_matrix(x, y)).close_to(_dual_matrix(x, y))


@check("The multipliers of the worked example", task=3,
       hint="No multiplier is negative, and those of both labels have the same sum. Which value should be as large as "
            "possible?")
def solve_example(learner, rng):
    # D within a hundred-thousandth (the contract) leaves these multipliers free by a root of it, 0.003 of their size.
    expect(learner.solve_dual(_dual_matrix(X, Y), Y)).close_to([0.1, 0.0, 0.1, 0.0], rtol=0.01, atol=0.001)


@check("The multipliers of any examples that can be separated", task=3, needs=("solve_example",),
       hint="Print D at your answer, and see whether a tighter `ftol` makes it larger. Is every condition on the "
            "multipliers met?")
def solve_fresh(learner, rng):
    for n, d in [(6, 1), (12, 2), (20, 3), (30, 4)]:
        x, y, alpha, w, _ = _planted(rng, n, d)
        q = _dual_matrix(x, y)
        answer = learner.solve_dual(q, y)
        expect(answer).shape(n).finite()
        given = np.asarray(answer, dtype=float)
        expect(given.min() / abs(given).max(), because="This is your smallest multiplier, in units of the largest."
               ).at_least(-1e-6)  # the contract's allowance
        expect(abs(given @ y) / abs(given).sum(), because="This is the sum of all multipliers times labels, in units "
                                                          "of their sum."
               ).at_most(1e-6)  # the contract's allowance
        best = w @ w / 2  # of the dual too: a planted solution has no gap
        reached = (given.sum() - given @ q @ given / 2) / best
        expect(float(reached), because="This is D at your multipliers, in units of the largest value possible."
               ).at_least(1 - 1e-5)  # the contract's allowance


@check("The line of the worked example", task=4,
       hint="On the kerb w·x + b equals the label. Which examples stand on it?")
def plane_example(learner, rng):
    expect(learner.hyperplane(X, Y, np.array([0.1, 0.0, 0.1, 0.0]))).close_to((np.array([0.2, 0.4]), -1.2))


@check("The line from any multipliers, tiny ones left by a solver included", task=4, needs=("plane_example",),
       hint="A solver leaves numbers like 1e-14 where a zero belongs. Do these examples stand on the kerb?")
def plane_fresh(learner, rng):
    for n, d in [(6, 1), (15, 2), (12, 4), (25, 3)]:
        x, y, alpha, w, b = _planted(rng, n, d)
        left = rng.permutation(n) % 2  # every second zero is left as a tiny number
        noisy = np.where(alpha > 0, alpha, 1e-12 * alpha.max() * left)
        expect(learner.hyperplane(x, y, noisy)).close_to((w, b))


@check("Your solution is the widest street", task=4, needs=("dual_right", "solve_fresh", "plane_fresh"),
       hint="All three of your functions are used, one after the other.")
def street(learner, rng):
    for n, d in [(14, 2), (24, 3)]:
        x, y, _, w, b = _planted(rng, n, d)
        q = np.asarray(learner.dual_matrix(x, y), dtype=float)
        answer = learner.hyperplane(x, y, np.asarray(learner.solve_dual(q, y), dtype=float))
        expect(answer).length(2)
        # D within 1e-5 of the best leaves w within its root, 0.003 of its length, and b within that times the largest
        # x; three times as much is allowed.
        near = 0.01 * np.linalg.norm(w)
        expect(answer[0]).shape(d).finite().close_to(w, rtol=0, atol=near)  # as above
        expect(answer[1]).close_to(b, rtol=0, atol=near * (1 + np.linalg.norm(x, axis=1).max()))  # as above


@check("The audit of the worked example: a solution, and something that isn't one", task=5, needs=("dual_right",),
       hint="Work out the four m of the second call by hand: 1.2, 1.6, 0.8 and 1.")
def kkt_example(learner, rng):
    w, alpha = np.array([0.2, 0.4]), np.array([0.1, 0.0, 0.1, 0.0])
    _audits(learner, [(X, Y, w, -1.2, alpha), (X, Y, w, -1.0, np.array([0.1, 0.0, 0.0, 0.0])),
                      (X, Y, 2 * w, -1.2, np.array([0.2, -0.3, 0.4, 0.1]))])


@check("The audit of anything", task=5, needs=("kkt_example",),
       hint="Which of the six numbers are the largest of many, which are lengths, which may be negative?")
def kkt_fresh(learner, rng):
    calls = []
    for n, d in [(5, 3), (9, 2), (7, 4)]:
        x, y, alpha, w, b = _planted(rng, n, d)
        calls += [(x, y, w, b, alpha), (x, y, 1.5 * w, b, alpha / 2), (x, y, 3 * w, 3 * b, rng.uniform(0, 1, size=n)),
                  (x, y, w + rng.normal(size=d), float(rng.normal()), rng.normal(size=n))]
    _audits(learner, calls)


def _audits(learner, calls):
    for answer, call in zip(learner.many("kkt", calls), calls, strict=True):
        expect(answer).kind("dict")
        expect(answer).close_to(_kkt(*call))


def _kkt(x, y, w, b, alpha):
    m = y * (x @ w + b)
    made = sum(alpha[i] * y[i] * x[i] for i in range(len(y)))
    numbers = (max(0.0, (1 - m).max()), max(0.0, (-alpha).max()), abs(alpha @ y), np.linalg.norm(w - made),
               np.abs(alpha * (m - 1)).max(), w @ w / 2 - alpha.sum() + made @ made / 2)
    return dict(zip(KEYS, map(float, numbers), strict=True))


def _dual_matrix(x, y):
    n = len(y)
    return np.array([[y[i] * y[j] * (x[i] @ x[j]) for j in range(n)] for i in range(n)])


def _planted(rng, n, d):
    """Examples with the only widest street between them, and its multipliers: x, y, alpha, w, b."""
    way = rng.normal(size=d)
    way /= np.linalg.norm(way)
    across = np.linalg.svd(way[None])[2][1:]  # (d - 1, d): directions along the street
    middle, half = 1.5 * rng.normal(size=d), rng.uniform(0.4, 1.2)
    most = min(n, d + 1)  # support vectors: then alpha is unique
    plus = int(rng.integers(1, most))
    counts = {1: plus, -1: int(rng.integers(1, most - plus + 1))}
    points, labels, weights = [], [], []
    for sign, count in counts.items():
        share = rng.dirichlet(np.full(count, 4.0))
        offsets = 1.2 * rng.normal(size=(count, d - 1))
        offsets -= share @ offsets  # so that the shares mix the points to the middle of this kerb
        points.append(middle + sign * half * way + offsets @ across)
        labels += [float(sign)] * count
        weights.append(share / (2 * half**2))
    rest = n - len(labels)
    signs = np.array([1.0, -1.0])[rng.integers(2, size=rest)]
    depth = half + rng.uniform(0.15, 1.5, size=rest)
    points.append(middle + (signs * depth)[:, None] * way + 1.5 * rng.normal(size=(rest, d - 1)) @ across)
    order = rng.permutation(n)
    x, y = np.concatenate(points)[order], np.append(labels, signs)[order]
    alpha = np.append(np.concatenate(weights), np.zeros(rest))[order]
    w = way / half
    return x, y, alpha, w, float(-w @ middle)
