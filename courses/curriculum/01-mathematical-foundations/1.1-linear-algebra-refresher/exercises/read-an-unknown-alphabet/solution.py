import numpy as np


def centre(drawing: np.ndarray) -> np.ndarray:
    """The drawing (n, 2), moved so that the mean of its points is (0, 0); a new array.

    >>> centre(np.array([[5.0, 6.0], [5.0, 4.0], [1.0, 4.0], [1.0, 6.0]]))
    array([[ 2.,  1.],
           [ 2., -1.],
           [-2., -1.],
           [-2.,  1.]])
    """
    # <solution>
    return drawing - drawing.mean(axis=0)
    # </solution>


def plane(drawing: np.ndarray) -> np.ndarray:
    """An orthonormal basis, as columns (n, 2), of the plane in R^n that the two columns of the centred drawing span.

    Raises ValueError if all points lie on one line: then there is no plane.
    """
    # <solution>
    u, s, _ = np.linalg.svd(centre(drawing), full_matrices=False)  # (n, 2), (2,)
    if s[1] <= 1e-9 * s[0]:
        raise ValueError("the points lie on one line")
    return u
    # </solution>


def cosines(u: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The cosines (2,) of the angles between two planes with orthonormal bases u and w (n, 2), the largest first."""
    # <solution>
    return np.linalg.svd(u.T @ w, compute_uv=False)
    # </solution>


def mean_plane(planes: np.ndarray) -> np.ndarray:
    """An orthonormal basis (n, 2) of the plane whose squared cosines with all planes (m, n, 2) have the largest sum."""
    # <solution>
    total = np.sum(planes @ planes.transpose(0, 2, 1), axis=0)  # (m, n, 2) @ (m, 2, n), summed: (n, n)
    _, vectors = np.linalg.eigh(total)  # eigenvalues in ascending order, eigenvectors in columns
    return vectors[:, -2:]
    # </solution>


def read(drawings: np.ndarray, labels: np.ndarray, unknown: np.ndarray) -> list[int]:
    """A label for each unknown drawing (k, n, 2), learned from the drawings (m, n, 2) with their labels (m,)."""
    # <solution>
    planes = np.array([plane(drawing) for drawing in drawings])  # (m, n, 2)
    signs = {int(label): mean_plane(planes[labels == label]) for label in np.unique(labels)}
    answers = []
    for drawing in unknown:
        own = plane(drawing)  # (n, 2)
        answers.append(max(signs, key=lambda label: np.sum(cosines(signs[label], own) ** 2)))
    return answers
    # </solution>
