"""fails: whole_batches

A batch that isn't full is left out

With 6 examples and batches of 50 there is no full batch, and nothing is ever learned.
"""

import numpy as np


def train(model, loss, optimiser, x, targets, epochs, size, seed):
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x) - size + 1, size):
            batch = order[start : start + size]
            loss.forward(model.forward(x[batch]), targets[batch])
            model.backward(loss.backward())
            optimiser.step()
