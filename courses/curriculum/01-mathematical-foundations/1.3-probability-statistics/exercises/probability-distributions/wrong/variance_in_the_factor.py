"""fails: pdf_example

The factor in front has the variance where the standard deviation belongs

The formula can be written $\\frac{1}{\\sqrt{2\\pi\\sigma^2}}$ or $\\frac{1}{\\sigma\\sqrt{2\\pi}}$. You took the square from the first and the
place from the second. The area below your curve is $1/\\sigma$.
"""

import numpy as np


def gaussian_pdf(x: np.ndarray, mean: float, sd: float) -> np.ndarray:
    return np.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd**2 * np.sqrt(2 * np.pi))
