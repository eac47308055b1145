import numpy as np


class Linear:
    """x (B, inputs) -> x @ weight + bias (B, outputs)."""

    def __init__(self, weight, bias):
        self.parameters = {"weight": np.array(weight, dtype=float), "bias": np.array(bias, dtype=float)}
        self.gradients = {}

    def forward(self, x):
        # <solution>
        self.x = x
        return x @ self.parameters["weight"] + self.parameters["bias"]
        # </solution>

    def backward(self, grad):
        """grad (B, outputs) -> the gradient of the inputs; the parameters' own go into self.gradients."""
        # <solution>
        self.gradients = {"weight": self.x.T @ grad, "bias": grad.sum(axis=0)}
        return grad @ self.parameters["weight"].T
        # </solution>


class ReLU:
    def __init__(self):
        self.parameters, self.gradients = {}, {}

    def forward(self, x):
        # <solution>
        self.on = x > 0
        return np.where(self.on, x, 0.0)
        # </solution>

    def backward(self, grad):
        # <solution>
        return grad * self.on
        # </solution>


class Tanh:
    def __init__(self):
        self.parameters, self.gradients = {}, {}

    def forward(self, x):
        # <solution>
        self.result = np.tanh(x)
        return self.result
        # </solution>

    def backward(self, grad):
        # <solution>
        return grad * (1.0 - self.result**2)
        # </solution>


class MeanSquaredError:
    """forward(predictions (B, K), targets (B, K)) -> the mean over all B * K entries."""

    def forward(self, predictions, targets):
        # <solution>
        self.difference = predictions - targets
        return float(np.mean(self.difference**2))
        # </solution>

    def backward(self):
        """The gradient (B, K) of the last forward's result by its predictions."""
        # <solution>
        return 2.0 * self.difference / self.difference.size
        # </solution>


class SoftmaxCrossEntropy:
    """forward(logits (B, C), labels (B,)) -> the mean over the B examples, in nats."""

    def forward(self, logits, labels):
        # <solution>
        shifted = logits - logits.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (B, C)
        self.probabilities, self.labels = np.exp(logs), labels
        return float(-np.mean(logs[np.arange(len(labels)), labels]))
        # </solution>

    def backward(self):
        """The gradient (B, C) of the last forward's result by its logits."""
        # <solution>
        grad = self.probabilities.copy()
        grad[np.arange(len(grad)), self.labels] -= 1.0
        return grad / len(grad)
        # </solution>


class Sequential:
    """Layers one after the other. Names are "<place>.<name>": "0.weight" is the weight of the first layer."""

    def __init__(self, layers):
        self.layers = list(layers)

    def forward(self, x):
        # <solution>
        for layer in self.layers:
            x = layer.forward(x)
        return x
        # </solution>

    def backward(self, grad):
        # <solution>
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad
        # </solution>

    def parameters(self):
        """A dict of the layers' own arrays: who changes one of them in place changes the network."""
        # <solution>
        return {f"{at}.{name}": value for at, layer in enumerate(self.layers) for name, value in layer.parameters.items()}
        # </solution>

    def gradients(self):
        # <solution>
        return {f"{at}.{name}": value for at, layer in enumerate(self.layers) for name, value in layer.gradients.items()}
        # </solution>

    def save(self):
        """A dict of copies: later steps don't change it."""
        # <solution>
        return {name: value.copy() for name, value in self.parameters().items()}
        # </solution>

    def load(self, saved):
        """Take over saved arrays; ValueError, and nothing changed, if names or shapes aren't the network's own."""
        # <solution>
        own = self.parameters()
        if {name: value.shape for name, value in own.items()} != {name: np.shape(value) for name, value in saved.items()}:
            raise ValueError("the names or shapes are those of another network")
        for name, value in own.items():
            value[...] = saved[name]
        # </solution>


class SGD:
    """velocity = momentum * velocity + gradient; parameter -= rate * velocity. Velocities begin at 0."""

    def __init__(self, model, rate, momentum=0.0):
        self.model, self.rate, self.momentum, self.velocities = model, rate, momentum, {}

    def step(self):
        # <solution>
        gradients = self.model.gradients()
        for name, value in self.model.parameters().items():
            self.velocities[name] = self.momentum * self.velocities.get(name, 0.0) + gradients[name]
            value -= self.rate * self.velocities[name]
        # </solution>


class Adam:
    """Adam with bias correction, beta 0.9 and 0.999, epsilon 1e-8 added to the root."""

    def __init__(self, model, rate):
        self.model, self.rate, self.count, self.means, self.squares = model, rate, 0, {}, {}

    def step(self):
        # <solution>
        self.count += 1
        gradients = self.model.gradients()
        for name, value in self.model.parameters().items():
            self.means[name] = 0.9 * self.means.get(name, 0.0) + 0.1 * gradients[name]
            self.squares[name] = 0.999 * self.squares.get(name, 0.0) + 0.001 * gradients[name] ** 2
            mean = self.means[name] / (1 - 0.9**self.count)
            root = np.sqrt(self.squares[name] / (1 - 0.999**self.count))
            value -= self.rate * mean / (root + 1e-8)
        # </solution>


def train(model, loss, optimiser, x, targets, epochs, size, seed):
    """So many epochs of steps with batches of `size` in random order; every example counts once in each epoch."""
    # <solution>
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), size):
            batch = order[start : start + size]
            loss.forward(model.forward(x[batch]), targets[batch])
            model.backward(loss.backward())
            optimiser.step()
    # </solution>


def learn_clothes(images, labels, seed):
    """A Sequential, trained on images (n, 28, 28) of bytes with labels 0 to 9; it takes rows of 784 numbers from 0 to 1."""
    # <solution>
    rng = np.random.default_rng(seed)
    model = Sequential([
        Linear(rng.normal(size=(784, 64)) * np.sqrt(2 / 784), np.zeros(64)),
        ReLU(),
        Linear(rng.normal(size=(64, 10)) * np.sqrt(2 / 64), np.zeros(10)),
    ])
    x = images.reshape(len(images), -1) / 255.0
    train(model, SoftmaxCrossEntropy(), Adam(model, 0.002), x, labels, 10, 32, seed)
    return model
    # </solution>
