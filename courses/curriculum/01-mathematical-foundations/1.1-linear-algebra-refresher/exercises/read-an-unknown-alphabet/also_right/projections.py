"""QR for the bases, projections for the comparison, one large singular value decomposition for the mean."""

import numpy as np


def centre(drawing):
    n = len(drawing)
    return (np.eye(n) - np.ones((n, n)) / n) @ drawing


def plane(drawing):
    moved = centre(drawing)
    if np.linalg.matrix_rank(moved, rtol=1e-9) < 2:
        raise ValueError("flat")
    return np.linalg.qr(moved)[0]


def cosines(u, w):
    squares = np.linalg.eigvalsh(u.T @ w @ w.T @ u)
    return np.sqrt(np.clip(squares, 0, 1))[::-1]


def mean_plane(planes):
    return np.linalg.svd(np.hstack(list(planes)))[0][:, :2]


def read(drawings, labels, unknown):
    names, where = np.unique(labels, return_inverse=True)
    planes = np.stack([plane(d) for d in drawings])
    signs = [mean_plane(planes[where == i]) for i in range(len(names))]
    projections = np.stack([m @ m.T for m in signs])
    own = np.stack([plane(d) for d in unknown])
    return names[np.einsum("snm,kna,kma->ks", projections, own, own).argmax(axis=1)]
