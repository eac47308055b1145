"""fails: grid_right

The range has no margin

The grid begins at the outermost examples themselves, which then sit half outside the picture. Go 0.5 further on each side.
"""

import numpy as np


def decision_grid(tree, x, steps):
    across, up = (np.linspace(low, high, steps) for low, high in zip(x.min(axis=0), x.max(axis=0)))
    columns, rows = np.meshgrid(across, up)
    points = np.column_stack([columns.ravel(), rows.ravel()])
    return across, up, predict(tree, points).reshape(steps, steps)
