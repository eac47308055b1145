"""fails: hessian_example

Only one factor of the product is differentiated

A component of the gradient is $-a\\, e^u\\, d_i / w^2$, and $d_i$ depends on the point as well as $e^u$. The product
rule gives two terms: the outer product and the identity.
"""

import numpy as np


def hessian(hills, point):
    total = np.zeros((2, 2))
    for x, y, height, width in hills:
        away = (point - np.array([x, y])) / width
        total += height * np.exp(-away @ away / 2) / width**2 * np.outer(away, away)
    return total
