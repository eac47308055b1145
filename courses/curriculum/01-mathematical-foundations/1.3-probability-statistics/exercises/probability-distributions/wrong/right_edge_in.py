"""fails: histogram_example

A sample on an edge goes to the left

You count what is above the left edge and up to the right one. By the rule of this exercise (and of NumPy) a bin takes its left edge and
leaves the right one to its neighbour.
"""

import numpy as np


def density_histogram(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    counts = [np.sum((samples > low) & (samples <= high)) for low, high in zip(edges[:-1], edges[1:], strict=True)]
    counts[0] += np.sum(samples == edges[0])
    return np.array(counts) / len(samples) / np.diff(edges)
