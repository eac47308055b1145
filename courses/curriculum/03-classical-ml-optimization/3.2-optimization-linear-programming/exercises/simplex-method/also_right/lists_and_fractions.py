"""Plain lists, exact fractions on the walk, floats only at the end."""

from fractions import Fraction


def make_tableau(c, a, b):
    if any(entry < 0 for entry in b):
        raise ValueError("negative")
    rows = [[*row, *(float(i == j) for j in range(len(b))), right] for i, (row, right) in enumerate(zip(a.tolist(), b.tolist()))]
    return rows + [[-entry for entry in c.tolist()] + [0.0] * (len(b) + 1)]


def entering(tableau):
    for column, entry in enumerate(list(tableau[-1])[:-1]):
        if entry < -1e-9:
            return column


def leaving(tableau, basis, column):
    stops = [(row[-1] / row[column], i) for i, row in enumerate(list(tableau)[:-1]) if row[column] > 1e-9]
    if stops:
        least = min(stops)[0]
        return min((basis[i], i) for ratio, i in stops if ratio - least <= 1e-9)[1]
    return None


def pivot(tableau, row, column):
    old = [list(line) for line in tableau]
    lead = [entry / old[row][column] for entry in old[row]]
    return [lead if i == row else [x - line[column] * y for x, y in zip(line, lead)] for i, line in enumerate(old)]


def simplex(c, a, b):
    tableau = [[Fraction(entry) for entry in row] for row in make_tableau(c, a, b)]
    n, m = len(c), len(b)
    basis = [n + i for i in range(m)]
    while True:
        column = entering(tableau)
        if column is None:
            break
        row = leaving(tableau, basis, column)
        if row is None:
            return ["unbounded", None, None, None]
        tableau = pivot(tableau, row, column)
        basis[row] = column
    x = [float(tableau[basis.index(j)][-1]) if j in basis else 0.0 for j in range(n)]
    return ["optimal", x, float(tableau[-1][-1]), [float(entry) for entry in tableau[-1][n:-1]]]
