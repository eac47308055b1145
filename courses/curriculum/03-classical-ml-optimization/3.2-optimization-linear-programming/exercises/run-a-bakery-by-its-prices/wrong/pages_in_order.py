"""fails: formulate_example

Columns follow the order of the recipe book

Gains and columns must belong to the same products. The recipes may stand in another order, so look each one up by its name.
"""

import numpy as np


def formulate(gains, recipes, stocks):
    if any(name not in stocks for recipe in recipes.values() for name in recipe):
        raise ValueError("a recipe needs something that isn't there")
    a = [[recipe.get(stock, 0.0) for recipe in recipes.values()] for stock in stocks]
    return np.array(list(gains.values())), np.array(a), np.array(list(stocks.values()))
