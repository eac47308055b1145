"""fails: factors_unchanged

The stored arrays are changed

`u *= s` writes into the array that came in. Rebuild the image a second time, and it comes out wrong. `u * s` makes a new
array.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    u, s, vt = np.linalg.svd(image, full_matrices=False)
    return u[:, :k], s[:k], vt[:k]


def reconstruct(u: np.ndarray, s: np.ndarray, vt: np.ndarray) -> np.ndarray:
    u *= s
    return u @ vt


def stored_share(h: int, w: int, k: int) -> float:
    return k * (h + 1 + w) / (h * w)


def smallest_rank(image: np.ndarray, tolerance: float) -> int:
    s = np.linalg.svd(image, compute_uv=False)
    left_out = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1])
    for k in range(1, len(s)):
        if left_out[k] <= tolerance * left_out[0]:
            return k
    return len(s)
