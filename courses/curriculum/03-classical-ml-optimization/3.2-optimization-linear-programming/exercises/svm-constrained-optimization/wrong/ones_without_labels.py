"""fails: primal_example

The column of b lacks the labels

$y_i (w \\cdot x_i + b)$ multiplies both parts by the label. The last column of $G$ holds the labels, not ones.
"""

import numpy as np


def primal(x, y):
    n, d = x.shape
    g = np.column_stack([y[:, None] * x, np.ones(n)])
    return np.diag(np.append(np.ones(d), 0.0)), g, np.ones(n)
