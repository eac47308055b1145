"""fails: start_spread

The weights start at zero

Then all hidden units are the same unit: they get the same gradient, and stay the same for ever. With ReLU it is
worse, as the gradient is zero as well.
"""

import numpy as np


def initialise(inputs, hidden, classes, seed):
    return {
        "W1": np.zeros((inputs, hidden)),
        "b1": np.zeros(hidden),
        "W2": np.zeros((hidden, classes)),
        "b2": np.zeros(classes),
    }
