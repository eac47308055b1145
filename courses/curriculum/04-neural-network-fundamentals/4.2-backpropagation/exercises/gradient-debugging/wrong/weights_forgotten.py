"""fails: eight_layers

The function that is differentiated isn't the one that backward is about

`backward(x, dy)` is the gradient of `sum(dy * forward(x))`. You compare it with differences of `sum(forward(x))`: all layers seem broken.
"""

import numpy as np


def find_bugs(layers):
    found = []
    for forward, backward, x in layers:
        dy = np.random.default_rng(0).normal(size=np.shape(forward(x)))
        found.append(check_gradient(lambda at: np.sum(forward(at)), backward(x, dy), x))
    return found
