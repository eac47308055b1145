"""Rounded down and filled up in the order of gain per worth of ingredients; no exchange afterwards. Single precision elsewhere."""

import numpy as np


def solve(c, a, b):
    from scipy.optimize import linprog

    result = linprog(-c, A_ub=a, b_ub=b, bounds=[(0, None)] * len(c), method="highs-ipm")
    return result.x.astype("f4"), np.float32(c @ result.x), np.maximum(-result.ineqlin.marginals, 0).astype("f4")


def net_gains(prices, gains, uses):
    return gains - np.einsum("s,sp->p", prices, uses)


def whole_trays(c, a, b):
    from scipy.optimize import linprog

    result = linprog(-c, A_ub=a, b_ub=b)
    worth = -result.ineqlin.marginals @ a
    plan = np.floor(result.x + 1e-7).astype(int)
    for product in sorted(range(len(c)), key=lambda j: worth[j] / c[j]):
        room, column = b - a @ plan, a[:, product]
        plan[product] += max(int(np.min(np.where(column > 0, room / np.where(column > 0, column, 1), np.inf)) + 1e-9), 0)
    return plan
