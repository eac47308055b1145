"""Single precision in what is handed out; the first tableau from column_stack, the pivot with a mask."""

import numpy as np


def make_tableau(c, a, b):
    if (np.asarray(b) < 0).any():
        raise ValueError("b")
    upper = np.column_stack([a, np.identity(len(b)), b])
    lower = np.concatenate([np.negative(c), [0] * (len(b) + 1)])
    return np.vstack([upper, lower]).astype("f4")


def simplex(c, a, b):
    m, n = a.shape
    table = np.vstack([np.column_stack([a, np.identity(m), b]), np.concatenate([-c, np.zeros(m + 1)])])
    if (b < 0).any():
        raise ValueError("b")
    basis = [n + i for i in range(m)]
    while (column := entering(table)) is not None:
        if (row := leaving(table, basis, column)) is None:
            return "unbounded", None, None, None
        table, basis[row] = pivot(table, row, column), column
    x = [next((table[i, -1] for i in range(m) if basis[i] == j), 0.0) for j in range(n)]
    return "optimal", np.array(x, dtype="f4"), float(table[-1, -1]), table[-1, n:-1].astype("f4")
