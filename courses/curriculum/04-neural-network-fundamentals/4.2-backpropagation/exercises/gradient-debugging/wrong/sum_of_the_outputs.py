"""fails: eight_layers

All outputs get the weight 1

With $dy = 1$ everywhere, a layer that forgets to multiply by `dy` looks right, and so does everything that goes wrong only
between outputs: the outputs of a softmax always add up to 1. Draw the weights at random.
"""

import numpy as np


def find_bugs(layers):
    found = []
    for forward, backward, x in layers:
        dy = np.ones(np.shape(forward(x)))
        found.append(check_gradient(lambda at: np.sum(dy * forward(at)), backward(x, dy), x))
    return found
