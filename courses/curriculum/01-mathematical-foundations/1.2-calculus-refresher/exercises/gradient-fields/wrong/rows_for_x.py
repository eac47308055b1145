"""fails: field_example

The rows follow x

Each *row* should belong to one value of $y$, each column to one value of $x$: the outer loop runs over `ys`. For a
square grid nothing would complain, and the picture would be mirrored at the diagonal.
"""

import numpy as np


def field(gradient, xs, ys):
    arrows = np.array([[gradient(np.array([x, y])) for y in ys] for x in xs])
    return arrows[:, :, 0], arrows[:, :, 1]
