"""fails: newton_fresh

The multiplier's step is taken for the multiplier

The system's last unknown is $\\mu$, by which $\\lambda$ *changes*. (There is another way to write the system in which the new multiplier itself comes out; then the right side holds $-\\nabla f$ alone.)
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
        x, multiplier = x + step[:n], step[n]
    return x, multiplier
