"""Through the symmetric matrix AᵀA; sums written out; a loop over the ranks that rebuilds each image."""

import numpy as np


def compress(image, k):
    h, w = image.shape
    if k < 1 or k > h or k > w:
        raise ValueError("no such rank")
    if h < w:
        v, s, ut = compress(image.T, k)
        return [ut.T, s, v.T]
    squares, vectors = np.linalg.eigh(image.T @ image)
    s = np.sqrt(squares[::-1][:k])
    v = vectors[:, ::-1][:, :k]
    return [image @ v / s, s, v.T]


def reconstruct(u, s, vt):
    image = np.zeros((u.shape[0], vt.shape[1]))
    for i in range(len(s)):
        image += s[i] * np.outer(u[:, i], vt[i])
    return image


def stored_share(h, w, k):
    return (h * k + k + k * w) / (h * w)


def smallest_rank(image, tolerance):
    most = min(image.shape)
    for k in range(1, most + 1):
        if np.linalg.norm(image - reconstruct(*compress(image, k))) <= tolerance * np.linalg.norm(image):
            return k
    return most
