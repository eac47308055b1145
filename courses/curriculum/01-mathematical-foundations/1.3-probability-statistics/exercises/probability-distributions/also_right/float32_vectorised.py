"""Single precision throughout, sorting and searching for the histogram, a comparison with all kinds at once."""

import numpy as np


def gaussian_pdf(x, mean, sd):
    z = np.float32((x - mean) / sd)
    return np.exp(-np.square(z) / 2) / np.float32(sd * 2.5066282746310002)


def frequencies(observed, count):
    return (observed[:, None] == np.arange(count)).mean(axis=0, dtype=np.float32)


def density_histogram(samples, edges):
    below = np.searchsorted(np.sort(samples), edges, side="left")
    below[-1] = len(samples)
    return np.diff(below) / (len(samples) * np.diff(edges))
