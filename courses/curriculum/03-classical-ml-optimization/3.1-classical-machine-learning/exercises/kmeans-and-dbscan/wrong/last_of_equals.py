"""fails: nearest_fresh

Among equally near centres the last one wins

With `<=` in the comparison every tie goes to the later centre. `argmin` and `<` keep the first.
"""

import numpy as np


def nearest(points, centres):
    apart = ((points[:, None] - centres) ** 2).sum(axis=2)
    return len(centres) - 1 - apart[:, ::-1].argmin(axis=1)
