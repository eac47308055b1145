"""fails: trained_shapes
silent: it answers something else each time

The start doesn't come from the seed

The same call gives another network each time. Whoever wants to compare two learning rates can't know what made the difference.
"""

import numpy as np


def train(images, labels, epochs, seed):
    x = prepare(images)
    params = initialise(x.shape[1], 64, 10, np.random.SeedSequence().entropy)
    for epoch in range(epochs):
        for batch in batches(len(x), 32, epoch):
            slopes = gradients(params, x[batch], labels[batch])
            for name in params:
                params[name] -= 0.1 * slopes[name]
    return params
