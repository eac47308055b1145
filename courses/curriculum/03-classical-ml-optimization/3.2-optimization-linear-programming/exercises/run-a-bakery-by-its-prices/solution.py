import math

import numpy as np


def formulate(gains: dict, recipes: dict, stocks: dict) -> tuple:
    """(c, a, b) of: maximise c·x subject to a x <= b, x >= 0. Products in the order of gains, stocks in theirs.

    >>> formulate({"roll": 2.0}, {"roll": {"flour": 0.5}}, {"oven": 8.0, "flour": 3.0})
    ([2.0], [[0.0], [0.5]], [8.0, 3.0])
    """
    # <solution>
    if any(name not in stocks for recipe in recipes.values() for name in recipe):
        raise ValueError("a recipe needs something that isn't there")
    a = [[recipes[product].get(stock, 0.0) for product in gains] for stock in stocks]  # (m, n)
    return np.array(list(gains.values())), np.array(a), np.array(list(stocks.values()))
    # </solution>


def solve(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple:
    """(plan, gain, prices) at the optimum: (n,), a number, (m,)."""
    from scipy.optimize import linprog

    # <solution>
    result = linprog(-c, A_ub=a, b_ub=b)
    return result.x, -result.fun, -result.ineqlin.marginals
    # </solution>


def audit(c: np.ndarray, a: np.ndarray, b: np.ndarray, plan: np.ndarray, prices: np.ndarray) -> float:
    """By how much any plan could beat this one at most; ValueError if plan or prices aren't feasible."""
    # <solution>
    if np.any(plan < -1e-9) or np.any(a @ plan > b + 1e-9):
        raise ValueError("the plan can't be baked")
    if np.any(prices < -1e-9) or np.any(a.T @ prices < c - 1e-9):
        raise ValueError("at these prices some product is worth more than its ingredients")
    return b @ prices - c @ plan
    # </solution>


def net_gains(prices: np.ndarray, gains: np.ndarray, uses: np.ndarray) -> np.ndarray:
    """What one tray of each new product adds to the total: uses (m, k), result (k,)."""
    # <solution>
    return gains - uses.T @ prices
    # </solution>


def price_range(a: np.ndarray, b: np.ndarray, plan: np.ndarray, stock: int) -> tuple:
    """(low, high): the amounts of the stock between which its price stays the same."""
    # <solution>
    m = len(b)
    everything = np.append(plan, b - a @ plan)  # (n + m,)
    basis = everything > 1e-9
    rates = np.linalg.solve(np.hstack([a, np.eye(m)])[:, basis], np.eye(m)[stock])  # (m,)
    limits = [-value / rate for value, rate in zip(everything[basis], rates) if abs(rate) > 1e-9]
    low = max((limit for limit in limits if limit < 0), default=-math.inf)
    high = min((limit for limit in limits if limit > 0), default=math.inf)
    return b[stock] + low, b[stock] + high
    # </solution>


def whole_trays(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """A feasible plan of whole numbers with a large gain: (n,)."""
    # <solution>
    dearest = np.argsort(-c)

    def filled(plan, order):
        plan = plan.copy()
        for product in order:
            while np.all(a @ plan + a[:, product] <= b + 1e-9):
                plan[product] += 1
        return plan

    plan = filled(np.floor(solve(c, a, b)[0] + 1e-9), dearest)
    improved = True
    while improved:  # one tray of something less, and the room filled with something else first
        improved = False
        for less in np.flatnonzero(plan):
            for first in range(len(c)):
                other = plan.copy()
                other[less] -= 1
                other = filled(other, [first, *dearest])
                if c @ other > c @ plan + 1e-9 and not improved:
                    plan, improved = other, True
    return plan
    # </solution>
