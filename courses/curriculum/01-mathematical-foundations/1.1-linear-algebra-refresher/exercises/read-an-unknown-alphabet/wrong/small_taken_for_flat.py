"""fails: plane_fresh
silent: wrong on one drawing only, as many mistakes are

A small drawing is taken for a line

You compare the second singular value with a fixed number. Whether a drawing is flat has nothing to do with its size:
compare it with the first singular value.
"""

import numpy as np


def centre(drawing: np.ndarray) -> np.ndarray:
    return drawing - drawing.mean(axis=0)


def plane(drawing: np.ndarray) -> np.ndarray:
    u, s, _ = np.linalg.svd(centre(drawing), full_matrices=False)
    if s[1] <= 1e-3:
        raise ValueError("the points lie on one line")
    return u


def cosines(u: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.linalg.svd(u.T @ w, compute_uv=False)


def mean_plane(planes: np.ndarray) -> np.ndarray:
    total = np.sum(planes @ planes.transpose(0, 2, 1), axis=0)
    _, vectors = np.linalg.eigh(total)
    return vectors[:, -2:]


def read(drawings: np.ndarray, labels: np.ndarray, unknown: np.ndarray) -> list[int]:
    planes = np.array([plane(drawing) for drawing in drawings])
    signs = {int(label): mean_plane(planes[labels == label]) for label in np.unique(labels)}
    answers = []
    for drawing in unknown:
        own = plane(drawing)
        answers.append(max(signs, key=lambda label: np.sum(cosines(signs[label], own) ** 2)))
    return answers
