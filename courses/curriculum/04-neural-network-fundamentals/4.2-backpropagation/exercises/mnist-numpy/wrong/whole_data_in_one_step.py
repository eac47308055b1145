"""fails: unseen_digits
silent: training ends with other weights for each learner

There is one step in each epoch

All examples in one batch give the best direction, and it is taken ten times. Small batches give rougher directions, more than
a hundred in each epoch. Together they get much farther.
"""

import numpy as np


def train(images, labels, epochs, seed):
    x = prepare(images)
    params = initialise(x.shape[1], 64, 10, seed)
    for epoch in range(epochs):
        slopes = gradients(params, x, labels)
        for name in params:
            params[name] -= 0.5 * slopes[name]
    return params
