"""fails: patches_example

Each patch is transposed

The patches stand in the right places, but inside each of them rows and columns are swapped. Entry $(p, q)$ of patch $(i, j)$
is pixel $(i + p, j + q)$: the third of the four indices runs with the row.
"""

import numpy as np


def patches(images, size):
    windows = np.lib.stride_tricks.sliding_window_view(images, (size, size), axis=(1, 2))
    return windows.swapaxes(-1, -2)
