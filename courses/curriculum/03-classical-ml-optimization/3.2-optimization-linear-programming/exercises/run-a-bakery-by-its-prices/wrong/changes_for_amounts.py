"""fails: range_example

The limits of the change are returned

You return by how much the stock may fall and rise. Asked for are the amounts themselves: add what is there.
"""

import math

import numpy as np


def price_range(a, b, plan, stock):
    m = len(b)
    everything = np.append(plan, b - a @ plan)
    basis = everything > 1e-9
    rates = np.linalg.solve(np.hstack([a, np.eye(m)])[:, basis], np.eye(m)[stock])
    limits = [-value / rate for value, rate in zip(everything[basis], rates) if abs(rate) > 1e-9]
    low = max((limit for limit in limits if limit < 0), default=-math.inf)
    high = min((limit for limit in limits if limit > 0), default=math.inf)
    return low, high
