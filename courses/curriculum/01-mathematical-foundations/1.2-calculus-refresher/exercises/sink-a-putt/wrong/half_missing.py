"""fails: gradient_example

The 2 below the exponent is missing

A hill is $a\\, e^{-\\|p - c\\|^2 / (2 w^2)}$. Without the 2 it is narrower, and its slope has a factor 2.
"""

import numpy as np


def gradient(hills, point):
    away = point - hills[:, :2]
    width = hills[:, 3:]
    heights = hills[:, 2:3] * np.exp(-np.sum(away**2, axis=1, keepdims=True) / width**2)
    return np.sum(-2 * heights * away / width**2, axis=0)
