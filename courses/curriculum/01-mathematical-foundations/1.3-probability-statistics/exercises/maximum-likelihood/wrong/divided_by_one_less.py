"""fails: gaussian_example

You divide by n - 1

That estimate is right *on average* over many data sets, which is called unbiased. The likelihood of these data is largest when the sum of squares is
divided by $n$: set $-\\frac{n}{2v} + \\frac{1}{2v^2}\\sum_i (x_i - \\bar{x})^2$ to zero.
"""

import numpy as np


def fit_gaussian(x: np.ndarray) -> tuple[float, float]:
    return float(np.mean(x)), float(np.sum((x - np.mean(x)) ** 2) / max(len(x) - 1, 1))
