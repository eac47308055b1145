"""fails: rebuild

The result is clipped to the range from 0 to 1

That is right before showing an image, and wrong while computing with it: grey values outside belong to the sum, and the
error of a clipped image is no longer the one that the singular values tell.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    u, s, vt = np.linalg.svd(image, full_matrices=False)
    return u[:, :k], s[:k], vt[:k]


def reconstruct(u: np.ndarray, s: np.ndarray, vt: np.ndarray) -> np.ndarray:
    return np.clip((u * s) @ vt, 0, 1)


def stored_share(h: int, w: int, k: int) -> float:
    return k * (h + 1 + w) / (h * w)


def smallest_rank(image: np.ndarray, tolerance: float) -> int:
    s = np.linalg.svd(image, compute_uv=False)
    left_out = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1])
    for k in range(1, len(s)):
        if left_out[k] <= tolerance * left_out[0]:
            return k
    return len(s)
