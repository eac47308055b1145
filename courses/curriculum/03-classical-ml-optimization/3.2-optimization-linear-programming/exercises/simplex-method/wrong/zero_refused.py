"""fails: refuses_negative
silent: an exception of a common kind is all that differs

A zero in b is refused

$x = 0$ respects $a_i \\cdot x \\le 0$: it lies on the line. Only a negative right side puts the origin outside.
"""

import numpy as np


def make_tableau(c, a, b):
    m, n = a.shape
    if np.any(b <= 0):
        raise ValueError("x = 0 violates a constraint")
    tableau = np.zeros((m + 1, n + m + 1))
    tableau[:m, :n] = a
    tableau[:m, n : n + m] = np.eye(m)
    tableau[:m, -1] = b
    tableau[m, :n] = -c
    return tableau


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b + 1.0), list(range(n, n + m))
    tableau[:m, -1] = b
    while (column := entering(tableau)) is not None:
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
