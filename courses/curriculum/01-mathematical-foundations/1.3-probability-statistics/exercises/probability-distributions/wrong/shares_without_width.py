"""fails: histogram_example

The bars are shares, not densities

You divide by the number of samples, but not by the width of the bin. Then a bin twice as wide gets a bar about twice as high, and the bars
don't fit under a density curve. The *area* is the share, so the height is the share over the width.
"""

import numpy as np


def density_histogram(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    counts, _ = np.histogram(samples, bins=edges)
    return counts / len(samples)
