"""fails: leaving_right

The row with the largest ratio goes out

The step ends at the *first* constraint in the way, which is the smallest ratio. With a larger one, other unknowns
have become negative on the way.
"""

import numpy as np


def leaving(tableau, basis, column):
    rows = [row for row in range(len(basis)) if tableau[row, column] > 1e-9]
    if not rows:
        return None
    return max(rows, key=lambda row: tableau[row, -1] / tableau[row, column])


def _stopping(tableau, basis, column):
    rows = [row for row in range(len(basis)) if tableau[row, column] > 1e-9]
    if not rows:
        return None
    ratios = {row: tableau[row, -1] / tableau[row, column] for row in rows}
    return min((row for row in rows if ratios[row] <= min(ratios.values()) + 1e-9), key=lambda row: basis[row])


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b), list(range(n, n + m))
    while (column := entering(tableau)) is not None:
        row = _stopping(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
