"""fails: seen_digits
silent: training ends with other weights for each learner

The network comes back after the first epoch

The `return` stands inside the loop. One pass is not enough.
"""

import numpy as np


def train(images, labels, epochs, seed):
    x = prepare(images)
    params = initialise(x.shape[1], 64, 10, seed)
    for epoch in range(epochs):
        for batch in batches(len(x), 32, seed + epoch):
            slopes = gradients(params, x[batch], labels[batch])
            for name in params:
                params[name] -= 0.1 * slopes[name]
        return params
