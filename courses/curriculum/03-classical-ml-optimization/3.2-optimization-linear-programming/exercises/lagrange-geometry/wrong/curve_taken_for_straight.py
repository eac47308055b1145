"""fails: newton_fresh

The constraint is treated as if it were straight

The upper left block is the second derivative of $f - \\lambda g$, and a curved constraint has one: $M_f - \\lambda M_g$. Without the second part the steps are no longer
Newton's, and may run away.
"""

import numpy as np


def lagrange_newton(f, g, x, multiplier, steps):
    n = len(x)
    for _ in range(steps):
        slope = gradient(g, x)
        system = np.zeros((n + 1, n + 1))
        system[:n, :n] = f[0]
        system[:n, n], system[n, :n] = -slope, slope
        wrong = np.append(gradient(f, x) - multiplier * slope, values(g, x[None]))
        step = np.linalg.solve(system, -wrong)
        x, multiplier = x + step[:n], multiplier + step[n]
    return x, multiplier
