"""fails: simplex_example

Column 0 is taken for "none"

`while column := entering(tableau)` stops at column 0, since 0 counts as false. Ask `is not None`.
"""

import numpy as np


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b), list(range(n, n + m))
    while column := entering(tableau):
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
