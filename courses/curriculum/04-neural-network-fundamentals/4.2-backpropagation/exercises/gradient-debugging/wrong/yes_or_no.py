"""fails: eight_layers

It says whether a layer is broken, but not where

The index is half of the help: a mistake in one entry and one in all of them have different causes. Return it, and None for what is
right.
"""

import numpy as np


def find_bugs(layers):
    found = []
    for forward, backward, x in layers:
        dy = np.random.default_rng(0).normal(size=np.shape(forward(x)))
        found.append(check_gradient(lambda at: np.sum(dy * forward(at)), backward(x, dy), x) is not None)
    return found
