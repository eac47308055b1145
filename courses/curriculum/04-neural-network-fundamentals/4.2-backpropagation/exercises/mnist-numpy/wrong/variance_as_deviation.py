"""fails: start_spread

2 / fan-in is used as the standard deviation

It is the *variance*. The factor for normal numbers, and the second argument of `rng.normal(0, …)`, is its root.
"""

import numpy as np


def initialise(inputs, hidden, classes, seed):
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(0, 2 / inputs, size=(inputs, hidden)),
        "b1": np.zeros(hidden),
        "W2": rng.normal(0, 2 / hidden, size=(hidden, classes)),
        "b2": np.zeros(classes),
    }
