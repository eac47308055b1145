"""fails: worked_example

You keep the weakest layers

`np.linalg.eigh` sorts its eigenvalues from the smallest to the largest, the other way round than `np.linalg.svd`. The
first k of them are what an image can best do without. Turn the order round before you cut.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    squares, vectors = np.linalg.eigh(image.T @ image)
    s = np.sqrt(np.abs(squares[:k]))
    vt = vectors[:, :k].T
    return image @ vt.T / s, s, vt


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
