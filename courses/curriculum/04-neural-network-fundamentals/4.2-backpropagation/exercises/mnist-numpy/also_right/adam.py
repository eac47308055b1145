"""Adam with its usual constants; inputs are centred, and the centring is folded into the first layer at the end."""

import numpy as np


def train(images, labels, epochs, seed):
    x = prepare(images)
    centre = x.mean(axis=0)
    x = x - centre
    params = initialise(784, 48, 10, seed)
    mean = {name: np.zeros_like(value) for name, value in params.items()}
    square = {name: np.zeros_like(value) for name, value in params.items()}
    count = 0
    for epoch in range(epochs):
        for batch in batches(len(x), 64, seed + epoch):
            count += 1
            for name, slope in gradients(params, x[batch], labels[batch]).items():
                mean[name] = 0.9 * mean[name] + 0.1 * slope
                square[name] = 0.999 * square[name] + 0.001 * slope**2
                step = mean[name] / (1 - 0.9**count) / (np.sqrt(square[name] / (1 - 0.999**count)) + 1e-8)
                params[name] = params[name] - 0.002 * step
    params["b1"] = params["b1"] - centre @ params["W1"]
    return params
