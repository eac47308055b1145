"""fails: unseen_clothes
silent: one number

There are ten steps in all

With all images in one batch, ten epochs are ten steps. Smaller batches make about a hundred steps of each epoch.
"""

import numpy as np


def learn_clothes(images, labels, seed):
    rng = np.random.default_rng(seed)
    model = Sequential([Linear(rng.normal(size=(784, 64)) * np.sqrt(2 / 784), np.zeros(64)), ReLU(), Linear(rng.normal(size=(64, 10)) * np.sqrt(2 / 64), np.zeros(10))])
    x = images.reshape(len(images), -1) / 255.0
    train(model, SoftmaxCrossEntropy(), Adam(model, 0.002), x, labels, 10, 3000, seed)
    return model
