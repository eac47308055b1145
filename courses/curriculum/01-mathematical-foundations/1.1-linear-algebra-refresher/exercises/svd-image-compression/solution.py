import numpy as np


def compress(image: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The k strongest layers of an image (h, w): u (h, k), the singular values s (k,), largest first, and vt (k, w).

    >>> u, s, vt = compress(np.array([[14.0, 2.0], [16.0, 13.0], [4.0, 22.0]]), 1)
    >>> s
    array([30.])

    Raises ValueError unless k is from 1 to min(h, w).
    """
    # <solution>
    if not 1 <= k <= min(image.shape):
        raise ValueError(f"an image of {image.shape} has no {k} layers")
    u, s, vt = np.linalg.svd(image, full_matrices=False)  # (h, r), (r,), (r, w) with r = min(h, w)
    return u[:, :k], s[:k], vt[:k]
    # </solution>


def reconstruct(u: np.ndarray, s: np.ndarray, vt: np.ndarray) -> np.ndarray:
    """The sum of the layers, (h, w): layer i is s[i] times column i of u times row i of vt."""
    # <solution>
    return (u * s) @ vt  # (h, k) * (k,) scales the columns; (h, k) @ (k, w)
    # </solution>


def stored_share(h: int, w: int, k: int) -> float:
    """Numbers stored for k layers (u, s and vt together), divided by the numbers of the image itself."""
    # <solution>
    return k * (h + 1 + w) / (h * w)
    # </solution>


def smallest_rank(image: np.ndarray, tolerance: float) -> int:
    """The smallest k from 1 on whose reconstruction has a relative error of at most the tolerance."""
    # <solution>
    s = np.linalg.svd(image, compute_uv=False)  # (r,)
    left_out = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1])  # (r,): entry k is the error when k layers are kept
    for k in range(1, len(s)):
        if left_out[k] <= tolerance * left_out[0]:
            return k
    return len(s)
    # </solution>
