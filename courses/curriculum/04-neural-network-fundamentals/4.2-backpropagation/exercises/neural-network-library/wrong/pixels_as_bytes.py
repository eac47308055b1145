"""fails: unseen_clothes
silent: one number

It was trained on pixels up to 255

Whoever uses the network gives it rows of numbers from 0 to 1, as the contract says. It has learned something else.
"""

import numpy as np


def learn_clothes(images, labels, seed):
    rng = np.random.default_rng(seed)
    model = Sequential([Linear(rng.normal(size=(784, 64)) * np.sqrt(2 / 784), np.zeros(64)), ReLU(), Linear(rng.normal(size=(64, 10)) * np.sqrt(2 / 64), np.zeros(10))])
    x = images.reshape(len(images), -1).astype(float)
    train(model, SoftmaxCrossEntropy(), Adam(model, 0.002), x, labels, 10, 32, seed)
    return model
