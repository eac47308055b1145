"""fails: entering_right

The most negative entry comes in

That is Dantzig's rule. It climbs steeply, but where many lines meet in one corner it can walk in a circle for ever. Bland's rule takes
the *first* negative entry.
"""

import numpy as np


def entering(tableau):
    column = int(np.argmin(tableau[-1, :-1]))
    return column if tableau[-1, column] < -1e-9 else None


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b), list(range(n, n + m))
    while (tableau[-1, :-1] < -1e-9).any():
        column = int(np.flatnonzero(tableau[-1, :-1] < -1e-9)[0])
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
