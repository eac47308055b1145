import numpy as np


def make_tableau(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The first tableau (m + 1, n + m + 1) of: maximise c·x subject to a x <= b, x >= 0.

    >>> make_tableau(np.array([5]), np.array([[1], [2]]), np.array([4, 6]))
    array([[1, 1, 0, 4], [2, 0, 1, 6], [-5, 0, 0, 0]])
    """
    # <solution>
    m, n = a.shape
    if np.any(b < 0):
        raise ValueError("x = 0 violates a constraint")
    tableau = np.zeros((m + 1, n + m + 1))
    tableau[:m, :n] = a
    tableau[:m, n : n + m] = np.eye(m)
    tableau[:m, -1] = b
    tableau[m, :n] = -c
    return tableau
    # </solution>


def entering(tableau: np.ndarray) -> int | None:
    """The first column with a negative entry in the last row; None if there is none."""
    # <solution>
    negative = np.flatnonzero(tableau[-1, :-1] < -1e-9)
    return int(negative[0]) if len(negative) else None
    # </solution>


def leaving(tableau: np.ndarray, basis: list[int], column: int) -> int | None:
    """The row with the smallest ratio, of tied ones that with the smallest unknown; None if nothing stops the walk."""
    # <solution>
    rows = [row for row in range(len(basis)) if tableau[row, column] > 1e-9]
    if not rows:
        return None
    ratios = {row: tableau[row, -1] / tableau[row, column] for row in rows}
    smallest = min(ratios.values())
    tied = [row for row in rows if ratios[row] <= smallest + 1e-9]
    return min(tied, key=lambda row: basis[row])
    # </solution>


def pivot(tableau: np.ndarray, row: int, column: int) -> np.ndarray:
    """A new tableau whose column is 1 in this row and 0 in all others."""
    # <solution>
    new = tableau.astype(float)  # a copy
    new[row] = new[row] / new[row, column]
    for other in range(len(new)):
        if other != row:
            new[other] = new[other] - new[other, column] * new[row]
    return new
    # </solution>


def simplex(c: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple:
    """("optimal", x, value, prices) or ("unbounded", None, None, None)."""
    # <solution>
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
    return "optimal", x[:n], tableau[m, -1], tableau[m, n : n + m]
    # </solution>
