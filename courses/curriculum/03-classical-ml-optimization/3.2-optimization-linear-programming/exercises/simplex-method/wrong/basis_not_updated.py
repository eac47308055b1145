"""fails: simplex_example

The basis stays what it was at the start

After a pivot the row belongs to the unknown that came in: `basis[row] = column`. Without this, all numbers at the end are credited to the slacks, and ties are
decided wrongly on the way.
"""

import numpy as np


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b), list(range(n, n + m))
    while (column := entering(tableau)) is not None:
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
