"""fails: leaving_right

Rows with a negative entry take part in the ratio test

Their ratio is negative and looks smallest. But a negative entry means that the row's unknown *grows* when the new one does: it stops
nothing.
"""

import numpy as np


def leaving(tableau, basis, column):
    entries = tableau[:-1, column]
    if not np.any(entries > 1e-9):
        return None
    ratios = np.where(np.abs(entries) > 1e-9, tableau[:-1, -1] / np.where(entries == 0, 1, entries), np.inf)
    tied = [row for row in range(len(basis)) if ratios[row] <= ratios.min() + 1e-9]
    return min(tied, key=lambda row: basis[row])


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
