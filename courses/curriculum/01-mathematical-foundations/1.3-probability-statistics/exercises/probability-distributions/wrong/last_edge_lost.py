"""fails: last_edge

Samples on the last edge are lost

"Left edge in, right edge out" leaves the largest edge to nobody. Your areas then add up to less than 1. The last bin takes both of its
edges.
"""

import numpy as np


def density_histogram(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    counts = [np.sum((samples >= low) & (samples < high)) for low, high in zip(edges[:-1], edges[1:], strict=True)]
    return np.array(counts) / len(samples) / np.diff(edges)
