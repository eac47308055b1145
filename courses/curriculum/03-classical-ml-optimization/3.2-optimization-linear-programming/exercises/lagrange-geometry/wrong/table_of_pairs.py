"""fails: values_right

Every point meets every other one

`points @ matrix @ points.T` is a table of $p_i^T M p_j$ for all pairs, and broadcasting adds a row to it. Only its diagonal was asked for.
"""

import numpy as np


def values(q, points):
    matrix, vector, number = q
    return 0.5 * points @ matrix @ points.T + points @ vector + number
