"""fails: range_example

The farthest limit is taken instead of the nearest

The price changes as soon as the *first* unknown of the basis reaches zero, and in both directions this is the limit nearest to today.
"""

import math

import numpy as np


def price_range(a, b, plan, stock):
    m = len(b)
    everything = np.append(plan, b - a @ plan)
    basis = everything > 1e-9
    rates = np.linalg.solve(np.hstack([a, np.eye(m)])[:, basis], np.eye(m)[stock])
    limits = [-value / rate for value, rate in zip(everything[basis], rates) if abs(rate) > 1e-9]
    low = min((limit for limit in limits if limit < 0), default=-math.inf)
    high = max((limit for limit in limits if limit > 0), default=math.inf)
    return b[stock] + low, b[stock] + high
