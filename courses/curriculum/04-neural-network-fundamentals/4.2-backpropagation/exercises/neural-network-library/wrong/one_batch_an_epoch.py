"""fails: every_example

An epoch ends after its first batch

A random batch in each epoch is not an epoch: that is one pass over *all* examples.
"""

import numpy as np


def train(model, loss, optimiser, x, targets, epochs, size, seed):
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, 1):
            batch = order[start : start + size]
            loss.forward(model.forward(x[batch]), targets[batch])
            model.backward(loss.backward())
            optimiser.step()
