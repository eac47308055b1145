"""fails: solve_example

Multipliers may become negative

You solve a system of equations, as if all examples stood on the kerb. An inequality can only push one way: its multiplier is never negative, and most are zero.
"""

import numpy as np


def solve_dual(q, y):
    n = len(y)
    system = np.block([[q, y[:, None]], [y[None], np.zeros((1, 1))]])
    return np.linalg.lstsq(system, np.append(np.ones(n), 0.0), rcond=None)[0][:n]
