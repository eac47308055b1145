"""fails: unseen_clothes
silent: one number

All weights begin at zero

Nothing comes through, forward or backward: only the last bias learns, and it learns how frequent each class is.
"""

import numpy as np


def learn_clothes(images, labels, seed):
    rng = np.random.default_rng(seed)
    model = Sequential([Linear(np.zeros((784, 64)), np.zeros(64)), ReLU(), Linear(np.zeros((64, 10)), np.zeros(10))])
    x = images.reshape(len(images), -1) / 255.0
    train(model, SoftmaxCrossEntropy(), Adam(model, 0.002), x, labels, 10, 32, seed)
    return model
