"""The pivot as one outer product, the tableau from blocks (whole numbers stay whole there), prices by solving for the basis."""

import numpy as np


def make_tableau(c, a, b):
    if min(b) < 0:
        raise ValueError
    m = len(b)
    return np.block([[a, np.eye(m, dtype=int), b[:, None]], [-c[None], np.zeros((1, m + 1), dtype=int)]])


def entering(tableau):
    negative = tableau[-1, :-1] < -1e-9
    return np.argmax(negative) if negative.any() else None


def leaving(tableau, basis, column):
    entries = tableau[:-1, column]
    ratios = np.full(len(entries), np.inf)
    np.divide(tableau[:-1, -1], entries, out=ratios, where=entries > 1e-9)
    if np.isinf(ratios).all():
        return None
    order = np.array(basis, dtype=float)
    order[ratios > ratios.min() + 1e-9] = np.inf
    return order.argmin()


def pivot(tableau, row, column):
    unit = np.eye(len(tableau))[row]
    factors = (tableau[:, column] - unit) / tableau[row, column]
    return tableau - np.outer(factors, tableau[row])


def simplex(c, a, b):
    m, n = a.shape
    table, basis = make_tableau(c, a, b).astype(float), np.arange(n, n + m)
    for _ in range(100_000):
        column = entering(table)
        if column is None:
            columns = np.hstack([a, np.eye(m)])[:, basis]
            gains = np.append(c, np.zeros(m))
            full = np.zeros(n + m)
            full[basis] = np.linalg.solve(columns, b)
            prices = np.linalg.solve(columns.T, gains[basis])
            return "optimal", full[:n], gains @ full, prices
        row = leaving(table, basis, column)
        if row is None:
            return "unbounded", None, None, None
        table, basis[row] = pivot(table, row, column), column
