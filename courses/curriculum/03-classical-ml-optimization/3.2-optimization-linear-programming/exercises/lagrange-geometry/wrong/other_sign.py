"""fails: newton_line

The multiplier has the other sign

Your equations are $\\nabla f + \\lambda \\nabla g = 0$, as in books that write $L = f + \\lambda g$. Here it is $\\nabla f = \\lambda \\nabla g$: the point is the same, the multiplier is its
negative.
"""

import numpy as np


def lagrange_newton(f, g, x, multiplier, steps):
    n = len(x)
    for _ in range(steps):
        slope = gradient(g, x)
        system = np.zeros((n + 1, n + 1))
        system[:n, :n] = f[0] + multiplier * g[0]
        system[:n, n], system[n, :n] = slope, slope
        wrong = np.append(gradient(f, x) + multiplier * slope, values(g, x[None]))
        step = np.linalg.solve(system, -wrong)
        x, multiplier = x + step[:n], multiplier + step[n]
    return x, multiplier
