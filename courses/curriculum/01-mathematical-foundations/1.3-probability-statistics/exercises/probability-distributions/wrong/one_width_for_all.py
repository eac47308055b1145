"""fails: histogram_example

Every bin is given the width of the first

`edges[1] - edges[0]` is the width of one bin. They may differ here: `np.diff(edges)` has them all.
"""

import numpy as np


def density_histogram(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    counts, _ = np.histogram(samples, bins=edges)
    return counts / len(samples) / (edges[1] - edges[0])
