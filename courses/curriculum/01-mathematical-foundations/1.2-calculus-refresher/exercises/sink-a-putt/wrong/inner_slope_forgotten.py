"""fails: gradient_example

The width is missing from the inner slope

The exponent is $-\\|p - c\\|^2 / (2w^2)$, and its slope is $-(p - c) / w^2$. Without the $w^2$ every hill but those
of width 1 is too steep or too flat.
"""

import numpy as np


def gradient(hills, point):
    away = point - hills[:, :2]
    width = hills[:, 3:]
    heights = hills[:, 2:3] * np.exp(-np.sum(away**2, axis=1, keepdims=True) / (2 * width**2))
    return np.sum(-heights * away, axis=0)
