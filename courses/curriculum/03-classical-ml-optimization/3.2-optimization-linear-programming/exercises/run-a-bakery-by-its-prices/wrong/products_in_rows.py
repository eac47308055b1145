"""fails: formulate_example

Products stand in the rows

Row by row, a constraint says what all products together use of *one* stock. Your matrix is the transpose, one recipe a row.
"""

import numpy as np


def formulate(gains, recipes, stocks):
    if any(name not in stocks for recipe in recipes.values() for name in recipe):
        raise ValueError("a recipe needs something that isn't there")
    a = [[recipes[product].get(stock, 0.0) for stock in stocks] for product in gains]
    return np.array(list(gains.values())), np.array(a), np.array(list(stocks.values()))
