"""fails: range_example

Only the products limit the range

A stock that isn't used up yet is part of the basis too. With more oven more cake is baked, and in the end the sugar runs out.
"""

import math

import numpy as np


def price_range(a, b, plan, stock):
    m, n = a.shape
    everything = np.append(plan, b - a @ plan)
    basis = everything > 1e-9
    rates = np.linalg.solve(np.hstack([a, np.eye(m)])[:, basis], np.eye(m)[stock])
    pairs = list(zip(everything[basis], rates))[: int(basis[:n].sum())]
    limits = [-value / rate for value, rate in pairs if abs(rate) > 1e-9]
    low = max((limit for limit in limits if limit < 0), default=-math.inf)
    high = min((limit for limit in limits if limit > 0), default=math.inf)
    return b[stock] + low, b[stock] + high
