"""fails: whole_days

The dearest product is baked until something runs out

A large gain may use up what several smaller ones need. The gain says little without the worth of the ingredients: begin with the best plan in fractions.
"""

import numpy as np


def whole_trays(c, a, b):
    plan = np.zeros(len(c))
    for product in np.argsort(-c):
        while np.all(a @ plan + a[:, product] <= b):
            plan[product] += 1
    return plan
