"""Momentum, a hidden layer of 100, single precision, batches of 50 and a falling rate."""

import numpy as np


def prepare(images):
    return np.array([image.ravel() for image in images], dtype=np.float32) / 255


def batches(count, size, seed):
    order = list(range(count))
    np.random.default_rng(seed).shuffle(order)
    return [order[start : start + size] for start in range(0, count, size)]


def train(images, labels, epochs, seed):
    x = prepare(images)
    params = {name: value.astype(np.float32) for name, value in initialise(784, 100, 10, seed).items()}
    speed = {name: np.zeros_like(value) for name, value in params.items()}
    for epoch in range(epochs):
        for batch in batches(len(x), 50, 1000 * seed + epoch):
            slopes = gradients(params, x[batch], labels[batch])
            for name in params:
                speed[name] = 0.9 * speed[name] - 0.03 * (1 - epoch / epochs) * slopes[name]
                params[name] = params[name] + speed[name]
    return params
