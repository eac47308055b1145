"""fails: primal_example

The offset is charged too

$P$ is the whole identity here, so $b^2$ is minimised as well. The width of the street is $2 / \\|w\\|$: it doesn't depend on where the street lies. Charge $w$ only.
"""

import numpy as np


def primal(x, y):
    n, d = x.shape
    g = y[:, None] * np.column_stack([x, np.ones(n)])
    return np.eye(d + 1), g, np.ones(n)
