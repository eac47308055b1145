"""fails: one_hot_fresh

Only labels in a row are dealt with

`labels[:, None]` puts the new axis into second place, which is the end only if there is one axis. `labels[..., None]` puts
it at the end of any array.
"""

import numpy as np


def one_hot(labels, classes):
    if labels.ndim == 1:
        return (labels[:, None] == np.arange(classes)).astype(float)
    return (labels.reshape(-1, 1) == np.arange(classes)).astype(float)
