"""A bakery's plans and prices, judged by planted optima, by duality, and by days that are drawn anew.

The bound of a day, the best gain with fractions of trays, is computed here by a small simplex method. The bar of
`whole_days` and the runs behind it are recorded in calibration.md.
"""

import math

import numpy as np

from grader.checks import check, expect, measure

BAR = 89  # percent of the best gain with fractions; the reference reaches 96, rounding down 84

GAINS = {"bread": 30.0, "cake": 40.0}
RECIPES = {"cake": {"flour": 2.0, "oven": 2.0, "sugar": 1.0}, "bread": {"oven": 1.0, "flour": 3.0}}
STOCKS = {"oven": 10.0, "flour": 18.0, "sugar": 4.0}
C, A, B = np.array([30.0, 40.0]), np.array([[1.0, 2.0], [3.0, 2.0], [0.0, 1.0]]), np.array([10.0, 18.0, 4.0])
WORDS = ("rye", "butter", "plum", "salt", "honey", "oat", "poppy", "lemon", "malt", "nut", "fig", "spelt", "mint")


@check("The worked example becomes a program, and so do rolls and tarts", task=1,
       hint="One column for each product, in the order of gains; one row for each stock. What isn't named isn't "
            "needed.")
def formulate_example(learner, rng):
    more = {"roll": {"oven": 0.5, "flour": 0.4}, "tart": {"sugar": 0.7, "oven": 1.5}}
    books = [(GAINS, RECIPES, STOCKS), ({"tart": 25.0, "roll": 3.0}, more, STOCKS)]
    right = [(C, A, B), (np.array([25.0, 3.0]), np.array([[1.5, 0.5], [0.0, 0.4], [0.7, 0.0]]), B)]
    for answer, program in zip(learner.many("formulate", books), right, strict=True):
        expect(answer).close_to(program)


@check("Any recipe book becomes a program, whatever the order of its pages", task=1, needs=("formulate_example",),
       hint="Look each number up by its names. A book may list its products in another order than the gains.")
def formulate_fresh(learner, rng):
    for m, n in [(1, 3), (4, 2), (5, 6)]:
        gains, recipes, stocks, right = _book(rng, m, n)
        expect(learner.formulate(gains, recipes, stocks)).close_to(right)


@check("A recipe that needs something unknown is refused with ValueError", task=1,
       hint="Not every ingredient of the recipes need be a stock. Compare the names before you fill the matrix.")
def formulate_refuses(learner, rng):
    gains, recipes, stocks, _ = _book(rng, 3, 3)
    recipes[list(recipes)[int(rng.integers(3))]]["saffron"] = 0.5
    learner.raises(ValueError, "formulate", gains, recipes, stocks)


@check("Plan, gain and prices of the worked example", task=2,
       hint="linprog's marginals are derivatives of what it minimises. What sign has its minimum, compared with your "
            "gain?")
def solve_example(learner, rng):
    expect(learner.solve(C, A, B)).close_to((np.array([4.0, 3.0]), 240.0, np.array([15.0, 5.0, 0.0])),
                                            rtol=1e-4, atol=1e-5)


@check("Plan, gain and prices of any program", task=2, needs=("solve_example",),
       hint="There is one price for each stock, zero where something is left over.")
def solve_fresh(learner, rng):
    for m, n in [(2, 5), (5, 3), (6, 9)]:
        c, a, b, plan, prices = _planted(rng, m, n)
        expect(learner.solve(c, a, b)).close_to((plan, float(c @ plan), prices), rtol=1e-4, atol=1e-5)


@check("The gap between any plan and any prices", task=3,
       hint="What all stocks are worth at the prices, minus what the plan earns. It isn't negative.")
def audit_gap(learner, rng):
    expect(learner.audit(C, A, B, np.array([2.0, 4.0]), np.array([15.0, 5.0, 0.0]))).close_to(20.0)
    for m, n in [(2, 4), (5, 3), (6, 8)]:
        c, a, b, plan, prices = _planted(rng, m, n)
        high = prices + rng.uniform(0, 1, size=m)  # feasible too, as a is positive
        for some, any_prices in [(plan, prices), (plan * rng.uniform(0.2, 0.9), high), (0 * plan, 2 * high)]:
            expect(learner.audit(c, a, b, some, any_prices)).close_to(float(b @ any_prices - c @ some))


@check("Plans that can't be baked and prices that prove nothing are refused with ValueError", task=3,
       hint="Four conditions, two for the plan and two for the prices. Which of them does your code look at?")
def audit_refuses(learner, rng):
    for m, n in [(3, 4), (5, 3)]:
        c, a, b, plan, prices = _planted(rng, m, n)
        negative, cheap, free = plan.copy(), prices.copy(), prices + 1.0
        negative[int(np.argmin(plan))] = -0.1
        cheap[int(np.argmax(prices))] *= 0.9
        free[int(np.argmin(prices))] = -0.01
        free += np.where(np.arange(m) == np.argmin(prices), 0, 50.0)  # so that every product stays covered
        for some, any_prices in [(1.01 * plan, prices), (negative, prices), (plan, cheap), (plan, free)]:
            learner.raises(ValueError, "audit", c, a, b, some, any_prices)


@check("New products are judged at the prices", task=4,
       hint="Each column of uses is a recipe. What do its ingredients cost?")
def offers(learner, rng):
    uses = np.array([[1.0, 2.0], [2.0, 0.0], [0.0, 1.0]])
    expect(learner.net_gains(np.array([15.0, 5.0, 0.0]), np.array([20.0, 40.0]), uses)).close_to([-5.0, 10.0])
    for m, k in [(3, 1), (4, 6), (5, 5)]:
        prices, gains, uses = rng.uniform(0, 5, size=m), rng.uniform(1, 20, size=k), rng.uniform(0, 3, size=(m, k))
        expect(learner.net_gains(prices, gains, uses)).close_to([gains[j] - prices @ uses[:, j] for j in range(k)])


@check("The ranges of the worked example", task=4,
       hint="Which three unknowns are the basis, and how does each of them change with one unit more of the stock?")
def range_example(learner, rng):
    right = [(6.0, 34 / 3), (14.0, 30.0), (3.0, math.inf)]
    answers = learner.many("price_range", [(A, B, np.array([4.0, 3.0]), stock) for stock in range(3)])
    for answer, (low, high) in zip(answers, right, strict=True):
        _is_range(answer, low, high)


@check("The ranges of any program", task=4, needs=("range_example",),
       hint="A value that falls limits the way up, one that rises limits the way down. The nearest limit counts.")
def range_fresh(learner, rng):
    for m, n in [(2, 4), (4, 3), (6, 8)]:
        _, a, b, plan, _ = _planted(rng, m, n)
        answers = learner.many("price_range", [(a, b, plan, stock) for stock in range(m)])
        for stock, answer in enumerate(answers):
            _is_range(answer, *_range(a, b, plan, stock))


@check("Plans of whole trays that can be baked", task=5,
       hint="Is every entry a whole number, at least 0? Does the plan use no more than there is, of every stock?")
def whole_plans(learner, rng):
    days = [(C, A, np.array([11.0, 18.0, 4.0])), (C, A, np.zeros(3)), *(_day(rng) for _ in range(8))]
    for answer, day in zip(learner.many("whole_trays", days), days, strict=True):
        _baked(answer, *day)


@check("Whole trays earn nearly as much as fractions would", task=5, points=3, needs=("whole_plans",),
       hint="What is left over after rounding down? Is there room for another tray of something?")
def whole_days(learner, rng):
    def percent(_draw):
        c, a, b = _day(rng)
        plan = _baked(learner.whole_trays(c, a, b), c, a, b)
        return 100 * float(c @ plan) / _best_gain(c, a, b)

    measure("Gain, compared with the best plan in fractions", percent, at_least=BAR, unit="%", draws=12, most_draws=48)


def _book(rng, m, n):
    """Gains, recipes and stocks by name, the recipes and their ingredients in an order of their own; and (c, a, b)."""
    names = rng.permutation(WORDS)
    stock_names, product_names = names[:m].tolist(), [f"{name} roll" for name in names[m : m + n].tolist()]
    a = np.round(rng.uniform(0.5, 4, size=(m, n)), 1) * (rng.random(size=(m, n)) < 0.7)
    a[rng.integers(m, size=n), np.arange(n)] = 1.5
    c, b = np.round(rng.uniform(5, 50, size=n), 1), np.round(rng.uniform(10, 90, size=m), 1)
    recipes = {}
    for j in np.roll(np.arange(n), 1).tolist():
        needed = [i for i in rng.permutation(m).tolist() if a[i, j]]
        recipes[product_names[j]] = {stock_names[i]: float(a[i, j]) for i in needed}
    return dict(zip(product_names, c.tolist())), recipes, dict(zip(stock_names, b.tolist())), (c, a, b)


def _planted(rng, m, n):
    """A program with one best plan and one set of prices, nothing about it degenerate; a is positive."""
    while True:
        k = int(rng.integers(1, min(m, n) + 1))
        used, tight = rng.permutation(n)[:k], rng.permutation(m)[:k]
        plan, prices = np.zeros(n), np.zeros(m)
        plan[used], prices[tight] = rng.uniform(0.5, 3, size=k), rng.uniform(0.5, 3, size=k)
        a = rng.uniform(0.2, 3, size=(m, n))
        slack, loss = rng.uniform(0.3, 2, size=m), rng.uniform(0.1, 1, size=n)
        slack[tight], loss[used] = 0, 0
        b, c = a @ plan + slack, a.T @ prices - loss
        if c.min() > 0.1 and np.linalg.cond(a[np.ix_(tight, used)]) < 30 and (k < n or m > 1):
            return c, a, b, plan, prices


def _range(a, b, plan, stock):
    """Where the first unknown of the basis reaches zero, on the way down and on the way up."""
    m = len(b)
    basis = np.append(plan, b - a @ plan) > 1e-9  # the contract's bound
    columns = np.hstack([a, np.eye(m)])[:, basis]
    start, rates = np.linalg.solve(columns, b), np.linalg.inv(columns)[:, stock]
    rates = np.where(np.abs(rates) > 1e-9, rates, 0)  # rounding; those of random programs are far larger
    up, down = rates < 0, rates > 0
    high = (start[up] / -rates[up]).min() if up.any() else math.inf
    low = (start[down] / rates[down]).min() if down.any() else math.inf
    return float(b[stock] - low), float(b[stock] + high)


def _is_range(answer, low, high):
    expect(answer).length(2)
    expect(answer[0], because="This is the lower limit.").close_to(low)
    if math.isinf(high):
        expect(answer[1], because="This is the upper limit: there is none here.").equal(high)
    else:
        expect(answer[1], because="This is the upper limit.").close_to(high)


def _day(rng):
    """Products that earn about what their ingredients are worth, and stocks for some trays of each: c, a, b."""
    n, m = int(rng.integers(7, 11)), int(rng.integers(4, 7))
    a = rng.integers(0, 8, size=(m, n)) * (rng.random(size=(m, n)) < 0.75).astype(float)
    a[rng.integers(m, size=n), np.arange(n)] += rng.integers(1, 4, size=n)
    c = np.round(rng.uniform(1, 4, size=m) @ a * rng.uniform(0.85, 1.2, size=n)) + 1
    b = np.round(a @ rng.integers(0, 4, size=n) * rng.uniform(0.8, 1.2, size=m)) + rng.integers(2, 9, size=m)
    return c, a, b


def _baked(answer, c, a, b):
    """The plan as whole numbers, if it is one that can be baked."""
    expect(answer).shape(len(c)).finite()
    plan = np.asarray(answer, dtype=float)
    whole = np.round(plan)
    # A solver's whole numbers are off by a little; the judge goes on with the numbers rounded.
    expect(np.abs(plan - whole), because="This is how far each entry is from a whole number.").at_most(1e-4)
    expect(whole, because="No tray can be taken back.").at_least(0)
    expect(a @ whole - b, because="This is by how much each stock is exceeded.").at_most(0)
    return whole


def _best_gain(c, a, b):
    """The simplex method with Bland's rule: the best gain with fractions."""
    m, n = a.shape
    table = np.vstack([np.column_stack([a, np.eye(m), b]), np.append(-c, np.zeros(m + 1))])
    basis = np.arange(n, n + m)
    while (falling := np.flatnonzero(table[-1, :-1] < -1e-9)).size:  # rounding; entries are fractions of small numbers
        column = falling[0]
        stops = table[:-1, column] > 1e-9  # rounding, as above
        ratios = np.where(stops, table[:-1, -1] / np.where(stops, table[:-1, column], 1), np.inf)
        tied = np.flatnonzero(ratios <= ratios.min() + 1e-9)  # rounding, as above
        row = tied[np.argmin(basis[tied])]
        lead = table[row] / table[row, column]
        table = table - np.outer(table[:, column], lead)
        table[row], basis[row] = lead, column
    return float(table[-1, -1])
