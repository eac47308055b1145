"""fails: seen_digits
silent: training ends with other weights for each learner

Each epoch begins with new weights

The call of `initialise` stands inside the loop over the epochs, so that all but the last are thrown away.
"""

import numpy as np


def train(images, labels, epochs, seed):
    x = prepare(images)
    for epoch in range(epochs):
        params = initialise(x.shape[1], 64, 10, seed)
        for batch in batches(len(x), 32, seed + epoch):
            slopes = gradients(params, x[batch], labels[batch])
            for name in params:
                params[name] -= 0.1 * slopes[name]
    return params
