"""fails: cost_example

The two costs have changed places

You charge the night in hospital for a wasted mushroom. `ill` belongs to poisonous ones that were *kept*.
"""

import numpy as np


def mean_cost(y, thrown, ill, waste):
    return np.mean(waste * ((y == 1) & (thrown == 0)) + ill * ((y == 0) & (thrown == 1)))
