"""fails: simplex_example

The prices are read below the unknowns

Below $x$ the last row holds $A^T y - c$, what each product would lose: zero for everything that is made. The prices $y$ stand below the
slacks, in the columns $n$ to $n + m - 1$.
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
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, :m]
