"""fails: refuses_rank
silent: an answer in place of an exception has many causes

A rank that can't be is accepted

Slicing never complains: `s[:99]` returns what is there, and `s[:-1]` all but the last. Compare k with the sizes of the
image before you cut, and raise `ValueError`.
"""

import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    u, s, vt = np.linalg.svd(image, full_matrices=False)
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
