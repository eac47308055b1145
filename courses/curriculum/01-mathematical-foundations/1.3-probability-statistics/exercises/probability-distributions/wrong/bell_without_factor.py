"""fails: pdf_example

The bell has height 1 instead of area 1

The factor $\\frac{1}{\\sigma\\sqrt{2\\pi}}$ is missing. Your curve has the right shape, but the area below it is $\\sigma\\sqrt{2\\pi}$, so no area
is a probability.
"""

import numpy as np


def gaussian_pdf(x: np.ndarray, mean: float, sd: float) -> np.ndarray:
    return np.exp(-0.5 * ((x - mean) / sd) ** 2)
