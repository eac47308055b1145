"""fails: worked_example

Your singular values are squares

The eigenvalues of $A^T A$ are the *squares* of the singular values of $A$: take their roots.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    squares, vectors = np.linalg.eigh(image.T @ image)
    squares, vt = squares[::-1][:k], vectors[:, ::-1][:, :k].T
    return image @ vt.T / np.sqrt(squares), squares, vt


def reconstruct(u: np.ndarray, s: np.ndarray, vt: np.ndarray) -> np.ndarray:
    return (u * s) @ vt


def stored_share(h: int, w: int, k: int) -> float:
    return k * (h + 1 + w) / (h * w)


def smallest_rank(image: np.ndarray, tolerance: float) -> int:
    s = np.linalg.svd(image, compute_uv=False)
    left_out = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1])
    for k in range(1, len(s)):
        if left_out[k] <= tolerance * left_out[0]:
            return k
    return len(s)
