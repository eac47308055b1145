"""Whole trays by scipy's milp, the range by solving again with other amounts left out: plain dicts and lists elsewhere."""

import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp


def formulate(gains, recipes, stocks):
    rows = {stock: [0.0] * len(gains) for stock in stocks}
    for j, product in enumerate(gains):
        for stock, amount in recipes[product].items():
            if stock not in rows:
                raise ValueError(stock)
            rows[stock][j] = amount
    return list(gains.values()), list(rows.values()), list(stocks.values())


def solve(c, a, b):
    primal = linprog([-gain for gain in c], a, b, method="highs-ds")
    dual = linprog(b, -a.T, [-gain for gain in c])
    return list(primal.x), float(dual.fun), list(dual.x)


def audit(c, a, b, plan, prices):
    left, over = b - a @ plan, a.T @ prices - c
    if min(plan.min(), left.min(), prices.min(), over.min()) < -1e-9:
        raise ValueError("no proof")
    return float(prices @ left + plan @ over)


def net_gains(prices, gains, uses):
    return [float(gain - prices @ uses[:, j]) for j, gain in enumerate(gains)]


def price_range(a, b, plan, stock):
    m, n = a.shape
    whole = np.hstack([a, np.eye(m)])
    basis = [j for j, value in enumerate([*plan, *(b - a @ plan)]) if value > 1e-9]
    inverse = np.linalg.inv(whole[:, basis])
    values, rates = inverse @ b, inverse[:, stock]
    up = [v / -r for v, r in zip(values, rates) if r < -1e-9]
    down = [v / r for v, r in zip(values, rates) if r > 1e-9]
    return [b[stock] - min(down), b[stock] + min(up) if up else float("inf")]


def whole_trays(c, a, b):
    return milp(-c, constraints=LinearConstraint(a, -np.inf, b), integrality=np.ones(len(c))).x
