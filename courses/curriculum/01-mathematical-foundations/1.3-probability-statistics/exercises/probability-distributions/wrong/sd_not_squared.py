"""fails: pdf_example

The standard deviation in the exponent isn't squared

The exponent is $-(x - \\mu)^2 / (2\\sigma^2)$: numerator and denominator both carry the unit of $x$ twice, so that it cancels. Computing
$z = (x - \\mu)/\\sigma$ first makes this hard to get wrong.
"""

import numpy as np


def gaussian_pdf(x: np.ndarray, mean: float, sd: float) -> np.ndarray:
    return np.exp(-((x - mean) ** 2) / (2 * sd)) / (sd * np.sqrt(2 * np.pi))
