"""Everything in float32, with two hidden layers for the clothes."""

import numpy as np


class Linear(Linear):
    def __init__(self, weight, bias):
        self.parameters = {"weight": np.array(weight, dtype=np.float32), "bias": np.array(bias, dtype=np.float32)}
        self.gradients = {}

    def forward(self, x):
        self.x = np.asarray(x, dtype=np.float32)
        return self.x @ self.parameters["weight"] + self.parameters["bias"]

    def backward(self, grad):
        grad = np.asarray(grad, dtype=np.float32)
        self.gradients = {"bias": grad.sum(0), "weight": self.x.T @ grad}
        return grad @ self.parameters["weight"].T


def learn_clothes(images, labels, seed):
    rng = np.random.default_rng(seed)
    sizes = [784, 64, 32, 10]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [Linear(rng.normal(size=(inputs, outputs)) * (2 / inputs) ** 0.5, np.zeros(outputs)), ReLU()]
    model = Sequential(layers[:-1])
    x = images.reshape(len(images), 784).astype(np.float32) / 255
    train(model, SoftmaxCrossEntropy(), Adam(model, 0.001), x, labels, 10, 32, seed)
    return model
