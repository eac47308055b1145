"""float32 results, the other signs, full matrices cut to size, and a search in cumulative sums."""

import numpy as np


def compress(image, k):
    if k not in range(1, min(image.shape) + 1):
        raise ValueError(k)
    u, s, vt = np.linalg.svd(image)
    return -u[:, :k].astype(np.float32), s[:k].astype(np.float32), -vt[:k].astype(np.float32)


def reconstruct(u, s, vt):
    return np.linalg.multi_dot([u, np.diag(s), vt])


def stored_share(h, w, k):
    return k / w + k / h + k / (h * w)


def smallest_rank(image, tolerance):
    kept = np.cumsum(np.linalg.svd(image)[1] ** 2)
    errors = np.sqrt(np.maximum(0, 1 - kept / kept[-1]))
    errors[-1] = 0
    return np.argmax(errors <= tolerance) + 1
