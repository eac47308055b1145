"""fails: rebuild

The singular values scale the wrong axis

`s * vt` multiplies *column* i of vt by `s[i]`: broadcasting works along the last axis. Layer i is row i of vt. For most
shapes this raises an error; when k equals the width of the image it silently computes something else.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    u, s, vt = np.linalg.svd(image, full_matrices=False)
    return u[:, :k], s[:k], vt[:k]


def reconstruct(u: np.ndarray, s: np.ndarray, vt: np.ndarray) -> np.ndarray:
    return u @ (s * vt)


def stored_share(h: int, w: int, k: int) -> float:
    return k * (h + 1 + w) / (h * w)


def smallest_rank(image: np.ndarray, tolerance: float) -> int:
    s = np.linalg.svd(image, compute_uv=False)
    left_out = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1])
    for k in range(1, len(s)):
        if left_out[k] <= tolerance * left_out[0]:
            return k
    return len(s)
