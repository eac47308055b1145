"""The simplex method from its parts. Optima are planted with the prices that prove them, or proved by the answer:
a plan and prices that respect their constraints and have the same value are both the best, whoever computed them.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified

C, A, B = np.array([30, 40]), np.array([[1, 2], [3, 2], [0, 1]]), np.array([10, 18, 4])
START = np.array([[1.0, 2, 1, 0, 0, 10], [3, 2, 0, 1, 0, 18], [0, 1, 0, 0, 1, 4], [-30, -40, 0, 0, 0, 0]])

# Two well-known programs on which the rule of the largest gain walks in a circle for ever.
CIRCLES = [
    ([0.75, -20, 0.5, -6], [[0.25, -8, -1, 9], [0.5, -12, -0.5, 3], [0, 0, 1, 0]]),
    ([10, -57, -9, -24], [[0.5, -5.5, -2.5, 9], [0.5, -1.5, -0.5, 1], [1, 0, 0, 0]]),
]


@check("The bakery's tableau, and any other", task=1,
       hint="Four blocks and a column. Which block is an identity, and which sign has the last row?")
def tableau_right(learner, rng):
    expect(learner.make_tableau(C, A, B)).close_to(START)
    for m, n in [(1, 1), (2, 4), (5, 3)]:
        c, a, b = rng.normal(size=n), rng.normal(size=(m, n)), rng.uniform(0, 5, size=m)
        expect(learner.make_tableau(c, a, b)).close_to(_tableau(c, a, b))


@check("A negative entry of b is refused with ValueError, zero isn't", task=1,
       hint="The first corner is x = 0. Does it respect a constraint with 0 on its right side?")
def refuses_negative(learner, rng):
    c, a = rng.normal(size=3), rng.normal(size=(2, 3))
    learner.raises(ValueError, "make_tableau", c, a, np.array([2.0, -0.5]))
    expect(learner.make_tableau(c, a, np.array([2.0, 0.0]))).shape(3, 6)


@check("The first column with a negative entry comes in, or None", task=2,
       hint="The first one in order, not the most negative one. The last column holds the value and takes no part.")
def entering_right(learner, rng):
    rows = [[-30, -40, 0, 0, 7], [0, 3, -1, -8, 2], [5, 0, 0, 2, -3], [-1e-13, 0, 4, -2, 1], [0, 0, 0, 0, 0],
            [4, 2, 1, -0.1, 0]]
    tables = [np.vstack([rng.uniform(-3, 3, size=(2, 5)), row]) for row in rows]
    answers = learner.many("entering", [(table,) for table in tables])
    for answer, right in zip(answers, [0, 2, None, 3, None, 3], strict=True):
        expect(answer).equal(right)


@check("The row with the smallest ratio goes out", task=2,
       hint="A row with a zero or negative entry in the column never stops the walk: going on makes its unknown "
            "larger.")
def leaving_right(learner, rng):
    calls, right = [(START, [2, 3, 4], 0), (START, [2, 3, 4], 1)], [1, 2]
    for m, n in [(4, 2), (6, 5), (8, 3), (5, 5)]:
        table = _tableau(rng.normal(size=n), rng.normal(size=(m, n)), rng.uniform(1, 9, size=m))
        column = int(rng.integers(n))
        table[: m - 2, column] *= -np.sign(table[: m - 2, column])  # negative entries, with tempting ratios
        table[m - 2 : m, column] = rng.uniform(0.5, 2, size=2)
        shuffled = np.append(rng.permutation(m), m)
        table = table[shuffled]
        calls.append((table, [n + k for k in shuffled[:m].tolist()], column))
        right.append(_smallest_ratio(table, column))
    for answer, row in zip(learner.many("leaving", calls), right, strict=True):
        expect(answer).equal(row)


@check("Of tied rows the one with the smallest unknown goes out", task=2, needs=("leaving_right",),
       hint="Compare `basis[row]` of the tied rows, not the rows themselves.")
def leaving_tie(learner, rng):
    table = _tableau([1.0, 1.0], np.array([[2.0, 1], [1, 3], [4, 1], [-1, 2], [1, 1]]),
                     np.array([6.0, 3, 12, 0, 50]))
    bases = [[5, 2, 3, 1, 0], [3, 5, 2, 1, 0], [1, 4, 3, 5, 0], [5, 4, 3, 1, 0]]
    answers = learner.many("leaving", [(table, basis, 0) for basis in bases])
    for answer, row in zip(answers, [1, 2, 0, 2], strict=True):
        expect(answer).equal(row)


@check("None goes out where nothing stops the walk", task=2,
       hint="All entries of the column are zero or negative, apart from the last row, which isn't a constraint.")
def leaving_none(learner, rng):
    for column in ([-1.0, 0.0, -2.5], [0.0, 0.0, 0.0]):
        a = np.column_stack([rng.uniform(1, 2, size=3), column])
        expect(learner.leaving(_tableau([1.0, -1.0], a, rng.uniform(1, 2, size=3)), [2, 3, 4], 1)).equal(None)


@check("The first pivot of the bakery", task=3,
       hint="First divide the row. Then each other row loses a multiple of it: how often, so that its entry vanishes?")
def pivot_example(learner, rng):
    right = [[0, 4 / 3, 1, -1 / 3, 0, 4], [1, 2 / 3, 0, 1 / 3, 0, 6], [0, 1, 0, 0, 1, 4], [0, -20, 0, 10, 0, 180]]
    expect(learner.pivot(START, 1, 0)).close_to(np.array(right))


@check("Any pivot comes out right, and the old tableau is left as it was", task=3, needs=("pivot_example",),
       hint="Does your code write into the table that it was given?")
def pivot_fresh(learner, rng):
    for m, n in [(1, 1), (3, 2), (4, 6)]:
        table = rng.normal(size=(m + 1, n + m + 1))
        row, column = int(rng.integers(m)), int(rng.integers(n))
        table[row, column] = rng.uniform(0.5, 2)
        before = table.copy()
        expect(input_not_modified(learner, "pivot", table, row, column)).close_to(_pivoted(before, row, column))


@check("The bakery's plan, value and prices, also when bread or cake sells for 10", task=4,
       hint="Row i belongs to the unknown basis[i]. Unknowns that belong to no row are zero.")
def simplex_example(learner, rng):
    right = [([30, 40], [4.0, 3.0], 240.0, [15.0, 5.0, 0.0]), ([40, 10], [6.0, 0.0], 240.0, [0.0, 40 / 3, 0.0]),
             ([10, 40], [2.0, 4.0], 180.0, [10.0, 0.0, 20.0])]
    answers = learner.many("simplex", [(np.array(c), A, B) for c, _, _, _ in right])
    for answer, (_, x, value, prices) in zip(answers, right, strict=True):
        expect(answer).close_to(("optimal", np.array(x), value, np.array(prices)))


@check("Programs of any size, with negative entries too", task=4, needs=("simplex_example",),
       hint="Print basis and tableau after each pivot: every row's unknown should have a column with a single 1, in "
            "that row.")
def simplex_fresh(learner, rng):
    programs = [_planted(rng, m, n) for m, n in [(1, 3), (3, 2), (4, 6), (7, 4), (8, 8), (12, 9)]]
    answers = learner.many("simplex", [program[:3] for program in programs])
    for answer, (c, _, _, x, prices) in zip(answers, programs, strict=True):
        expect(answer).close_to(("optimal", x, float(c @ x), prices))


@check("It doesn't walk in circles where many lines meet in one corner", task=4, needs=("simplex_example",),
       hint="Bland's rule needs both halves: the first column comes in, and of tied rows the smallest unknown goes "
            "out.")
def simplex_degenerate(learner, rng):
    for c, a in CIRCLES:
        _is_proved(learner.simplex(np.array(c), np.array(a), np.array([0.0, 0.0, 1.0])), np.array(c), np.array(a),
                   np.array([0.0, 0.0, 1.0]))
    for _ in range(4):
        m, n = (int(size) for size in rng.integers(4, 8, size=2))
        a = rng.integers(-2, 4, size=(m, n)).astype(float)
        a[-1] = 1  # keeps the region bounded
        b = np.append(np.zeros(m - 2), [3.0, 6.0])
        c = rng.integers(-3, 6, size=n).astype(float)
        _is_proved(learner.simplex(c, a, b), c, a, b)


@check("An endless gain is called unbounded, a loss of all kinds means doing nothing", task=4,
       needs=("simplex_example",),
       hint="What does `leaving` say then? And what is the first corner worth if no column comes in?")
def simplex_ends(learner, rng):
    for m, n in [(2, 2), (5, 4)]:
        way = rng.uniform(0.5, 2, size=n)
        a = rng.normal(size=(m, n))
        a = a - np.outer(a @ way + rng.uniform(0.1, 1, size=m), way) / (way @ way)  # a @ way is negative
        c = rng.normal(size=n)
        c = c + (abs(c @ way) + 1) * way / (way @ way)
        expect(learner.simplex(c, a, rng.uniform(1, 5, size=m))).equal(("unbounded", None, None, None))
        idle = learner.simplex(-rng.uniform(1, 2, size=n), np.abs(a), rng.uniform(1, 5, size=m))
        expect(idle).close_to(("optimal", np.zeros(n), 0.0, np.zeros(m)))


def _tableau(c, a, b):
    m = len(b)
    return np.vstack([np.column_stack([a, np.eye(m), b]), np.append(-np.asarray(c, dtype=float), np.zeros(m + 1))])


def _pivoted(table, row, column):
    new = table - np.outer(table[:, column] / table[row, column], table[row])
    new[row] = table[row] / table[row, column]
    return new


def _smallest_ratio(table, column):
    entries, last = table[:-1, column], table[:-1, -1]
    ratios = np.where(entries > 0, last / np.where(entries > 0, entries, 1), np.inf)
    return int(np.argmin(ratios))


def _planted(rng, m, n):
    """A program with exactly one best plan and one set of prices: both are drawn first, then what they prove."""
    while True:
        k = int(rng.integers(1, min(m, n) + 1))
        used, tight = rng.permutation(n)[:k], rng.permutation(m)[:k]
        x, prices = np.zeros(n), np.zeros(m)
        x[used], prices[tight] = rng.uniform(0.5, 3, size=k), rng.uniform(0.5, 3, size=k)
        a = rng.normal(loc=0.6, size=(m, n))
        slack, loss = rng.uniform(0.3, 2, size=m), rng.uniform(0.3, 2, size=n)
        slack[tight], loss[used] = 0, 0
        b, c = a @ x + slack, a.T @ prices - loss
        if b.min() > 0.1 and np.linalg.cond(a[np.ix_(tight, used)]) < 30:
            return c, a, b, x, prices


def _is_proved(answer, c, a, b):
    """The plan respects the constraints, the prices theirs, and both have the same value: nothing can be better."""
    expect(answer).length(4)
    status, x, value, prices = answer
    expect(status).equal("optimal")
    expect(x).shape(len(c)).finite()
    expect(prices).shape(len(b)).finite()
    plan, costs = np.asarray(x, dtype=float), np.asarray(prices, dtype=float)
    rounding = 1e-6  # a dozen pivots on numbers of size 1 to 60 leave errors of about 1e-14; nearly all are whole
    expect(x, because="No unknown is negative.").at_least(-rounding)
    expect(a @ plan - b, because="This is by how much your plan exceeds each constraint.").at_most(rounding)
    expect(prices, because="No price is negative.").at_least(-rounding)
    expect(a.T @ costs - c, because="This is what each unknown costs at your prices, minus its "
                                    "gain.").at_least(-rounding)
    expect(float(c @ plan), because="This is the value of your plan; it should equal that of your prices, b·prices."
           ).close_to(float(b @ costs))
    expect(value).close_to(float(b @ costs))
