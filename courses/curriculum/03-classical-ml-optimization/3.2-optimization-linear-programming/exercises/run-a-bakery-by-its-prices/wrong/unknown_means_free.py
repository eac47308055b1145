"""fails: formulate_refuses
silent: a missing exception is all that differs

An ingredient that isn't in stock is ignored

Your plan would bake with saffron that nobody has. What isn't among the stocks isn't there; without a row for it, it counts as unlimited.
"""

import numpy as np


def formulate(gains, recipes, stocks):
    a = [[recipes[product].get(stock, 0.0) for product in gains] for stock in stocks]
    return np.array(list(gains.values())), np.array(a), np.array(list(stocks.values()))
