"""fails: narrow_curve

You cut the density at 1

A probability can't be above 1, a density can: it is a probability *per unit of x*. A curve with $\\sigma = 0.1$ has to be about 4 high
for its area to be 1.
"""

import numpy as np


def gaussian_pdf(x: np.ndarray, mean: float, sd: float) -> np.ndarray:
    return np.minimum(np.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * np.sqrt(2 * np.pi)), 1.0)
