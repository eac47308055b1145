"""fails: tableau_right

The last row holds c instead of -c

The row is the equation $z - c \\cdot x = 0$ of the value $z$, so the gains stand in it with a minus. With the other sign the walk would
stop at once, or go downhill.
"""

import numpy as np


def make_tableau(c, a, b):
    m, n = a.shape
    if np.any(b < 0):
        raise ValueError("x = 0 violates a constraint")
    tableau = np.zeros((m + 1, n + m + 1))
    tableau[:m, :n] = a
    tableau[:m, n : n + m] = np.eye(m)
    tableau[:m, -1] = b
    tableau[m, :n] = c
    return tableau


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(-c, a, b), list(range(n, n + m))
    while (column := entering(tableau)) is not None:
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
