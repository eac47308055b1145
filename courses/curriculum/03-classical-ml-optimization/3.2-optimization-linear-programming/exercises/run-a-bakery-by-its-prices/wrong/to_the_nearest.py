"""fails: whole_plans
silent: a judge has no scipy to compute the same with

The plan is rounded to the nearest whole numbers

Half of the entries become larger, and the stocks were used up already. Round down: less can always be baked, since no recipe gives anything back.
"""

import numpy as np


def whole_trays(c, a, b):
    return np.round(solve(c, a, b)[0])
