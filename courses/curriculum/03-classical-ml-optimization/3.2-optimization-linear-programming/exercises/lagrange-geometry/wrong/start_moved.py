"""fails: newton_arrives
silent: what differs is the argument, not the answer

The start that was passed in is moved

`x += step` writes into the caller's array. `x = x + step` makes a new one.
"""

import numpy as np


def lagrange_newton(f, g, x, multiplier, steps):
    n = len(x)
    for _ in range(steps):
        slope = gradient(g, x)
        system = np.zeros((n + 1, n + 1))
        system[:n, :n] = f[0] - multiplier * g[0]
        system[:n, n], system[n, :n] = -slope, slope
        wrong = np.append(gradient(f, x) - multiplier * slope, values(g, x[None]))
        step = np.linalg.solve(system, -wrong)
        x += step[:n]
        multiplier = multiplier + step[n]
    return x, multiplier
