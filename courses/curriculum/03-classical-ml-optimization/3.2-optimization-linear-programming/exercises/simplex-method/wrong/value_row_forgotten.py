"""fails: pivot_example

The last row is left out of the pivot

The row of the value is an equation like the others. It has to lose its multiple of the pivot row too: this is how the
value and the prices get into it.
"""


def pivot(tableau, row, column):
    new = tableau.astype(float)
    new[row] = new[row] / new[row, column]
    for other in range(len(new) - 1):
        if other != row:
            new[other] = new[other] - new[other, column] * new[row]
    return new


def _whole_pivot(tableau, row, column):
    new = tableau - np.outer(tableau[:, column] / tableau[row, column], tableau[row])
    new[row] = tableau[row] / tableau[row, column]
    return new


def simplex(c, a, b):
    m, n = a.shape
    tableau, basis = make_tableau(c, a, b), list(range(n, n + m))
    while (column := entering(tableau)) is not None:
        row = leaving(tableau, basis, column)
        if row is None:
            return "unbounded", None, None, None
        tableau = _whole_pivot(tableau, row, column)
        basis[row] = column
    x = np.zeros(n + m)
    x[basis] = tableau[:m, -1]
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
