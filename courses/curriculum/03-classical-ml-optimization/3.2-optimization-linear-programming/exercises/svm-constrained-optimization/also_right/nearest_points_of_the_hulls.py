"""The dual as the shortest connection of two convex hulls, by non-negative least squares; Q with einsum."""

import numpy as np
from scipy.optimize import nnls


def dual_matrix(x, y):
    return np.einsum("i,j,ik,jk->ij", y, y, x, x)


def solve_dual(q, y):
    values, vectors = np.linalg.eigh(q)
    root = np.sqrt(np.clip(values, 0, None))[:, None] * vectors.T
    heavy = 1e4 * np.sqrt(np.abs(q).max())
    rows = np.vstack([root, heavy * (y > 0), heavy * (y < 0)])
    shares = nnls(rows, np.append(np.zeros(len(y)), [heavy, heavy]))[0]
    shares[y > 0] /= shares[y > 0].sum()
    shares[y < 0] /= shares[y < 0].sum()
    return shares * 2 / (shares @ q @ shares)


def hyperplane(x, y, alpha):
    w = x.T @ np.diag(y) @ alpha
    support = np.flatnonzero(alpha > 1e-6 * np.max(alpha))
    return w.astype("f4"), np.mean([y[i] * (1 - y[i] * (x[i] @ w)) for i in support])
