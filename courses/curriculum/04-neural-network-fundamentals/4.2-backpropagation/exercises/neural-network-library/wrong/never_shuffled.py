"""fails: every_example

The order is the same in every epoch, that of the data

Sorted data then come as one class after the other, and each batch pulls towards its own.
"""

import numpy as np


def train(model, loss, optimiser, x, targets, epochs, size, seed):
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = np.arange(len(x))
        for start in range(0, len(x), size):
            batch = order[start : start + size]
            loss.forward(model.forward(x[batch]), targets[batch])
            model.backward(loss.backward())
            optimiser.step()
