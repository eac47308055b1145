"""fails: simplex_example

The plan is read off in the order of the rows

Row $i$ doesn't belong to unknown $i$. It belongs to `basis[i]`, which may also be a slack: put each number at the place of its
unknown, and leave zeros at all others.
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
        basis[row] = column
    x = np.zeros(n + m)
    x[:m] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
