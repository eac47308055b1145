"""fails: worked_example

The mean is subtracted first

This is what principal component analysis does to a table of data before it decomposes it. An image is decomposed as it
is: without its mean the layers add up to another image.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    u, s, vt = np.linalg.svd(image - image.mean(axis=0), full_matrices=False)
    return u[:, :k], s[:k], vt[:k]


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
