"""A small library for networks: each part against NumPy, then all of it on photographs of clothes.

The judge keeps 1,000 of 4,000 images, others in each draw; the network reads them, and the labels stay here. The bar of
`unseen_clothes` and the runs behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, data, expect, measure

FASHION = data("fashion")  # images (4000, 28, 28) of bytes, labels (4000,), sorted by label
HELD_BACK = 1000
BAR = 80  # percent; the reference reaches 83.0, with a deviation of 1.45 between draws

SHAPES = [(4, 3, 5), (1, 2, 3), (6, 5, 1)]  # batch, inputs, outputs


@check("The worked example of a dense layer comes out right, both ways", task=1,
       hint="Forward: 1 · 2 + 3 · 1 + 0.5. Backward, each weight gets its input times what arrived.")
def linear_example(learner, rng):
    layer = learner.new("Linear", np.array([[2.0], [1.0]]), np.array([0.5]))
    expect(layer.forward(np.array([[1.0, 3.0]]))).close_to([[5.5]])
    expect(layer.backward(np.array([[10.0]])), because="This is the gradient of the inputs.").close_to([[20.0, 10.0]])
    expect(layer.gradients, because="These are the layer's gradients.").close_to({"weight": [[10.0], [30.0]], "bias": [10.0]})


@check("Dense layers of any size go forward and backward, again and again", task=1, needs=("linear_example",),
       hint="Each backward belongs to the forward before it, and its gradients take the place of the old ones.")
def linear_fresh(learner, rng):
    for b, d, h in SHAPES:
        weight, bias = rng.normal(size=(d, h)), rng.normal(size=h)
        layer = learner.new("Linear", weight, bias)
        for _ in range(2):
            x, grad = rng.normal(size=(b, d)), rng.normal(size=(b, h))
            expect(layer.forward(x), axes=("example", "output")).close_to(x @ weight + bias)
            expect(layer.backward(grad), axes=("example", "input"), because="This is the gradient of the inputs.").close_to(
                grad @ weight.T)
            expect(layer.gradients, because="These are the layer's gradients.").close_to(
                {"weight": x.T @ grad, "bias": grad.sum(axis=0)})
        expect(layer.parameters, because="These are the layer's parameters.").close_to({"weight": weight, "bias": bias})


@check("ReLU and tanh go forward and backward", task=1,
       hint="What did each entry do on the way forward? ReLU's slope at 0 is 0, and tanh's is one minus its result squared.")
def activations(learner, rng):
    for name, value, slope in [("ReLU", lambda x: np.maximum(x, 0), lambda x: x > 0),
                               ("Tanh", np.tanh, lambda x: 1 - np.tanh(x) ** 2)]:
        layer = learner.new(name)
        for shape in [(3, 4), (1, 5)]:
            x, grad = rng.normal(size=shape) * 1.5, rng.normal(size=shape)
            x[0, 0] = 0.0
            expect(layer.forward(x)).close_to(value(x))
            expect(layer.backward(grad), because="This is the gradient of the inputs.").close_to(grad * slope(x))
        expect(layer.parameters, because=f"{name} has no parameters.").equal({})


@check("The mean squared error and its gradient", task=2,
       hint="The mean goes over all entries, B times K of them.")
def squared_error(learner, rng):
    for shape in [(1, 2), (4, 3), (5, 1)]:
        predictions, targets = rng.normal(size=shape), rng.normal(size=shape)
        loss = learner.new("MeanSquaredError")
        expect(loss.forward(predictions, targets)).close_to(float(np.mean((predictions - targets) ** 2)))
        expect(loss.backward(), constants={"B": shape[0], "K": shape[1]}).close_to(2 * (predictions - targets) / targets.size)


@check("The cross-entropy and its gradient", task=2,
       hint="Softmax and logarithm in one: log-probabilities are logits minus the logarithm of the sum of their exponentials.")
def cross_entropy(learner, rng):
    for b, c in [(1, 2), (5, 3), (2, 6)]:
        logits, labels = rng.normal(size=(b, c)) * 2, rng.integers(c, size=b)
        loss = learner.new("SoftmaxCrossEntropy")
        expect(loss.forward(logits, labels)).close_to(_entropy(logits, labels))
        expect(loss.backward(), axes=("example", "class"), constants={"B": b}).close_to(_entropy_gradient(logits, labels))


@check("Logits of a thousand are no problem", task=2, needs=("cross_entropy",),
       hint="Subtract the largest logit of each row before anything else.")
def large_logits(learner, rng):
    for size in (1000.0, -1000.0):
        logits, labels = rng.normal(size=(3, 4)) + size, np.array([0, 2, 3])
        logits[0, 1] += 900
        loss = learner.new("SoftmaxCrossEntropy")
        expect(loss.forward(logits, labels)).close_to(_entropy(logits, labels))
        expect(loss.backward()).close_to(_entropy_gradient(logits, labels))


@check("A stack goes forward, and gives its parameters names", task=3, needs=("linear_fresh", "activations"),
       hint="What one layer returns, the next one takes. Names hold the place of the layer, counted from 0.")
def stack_forward(learner, rng):
    for kinds in (["Linear", "Tanh", "Linear"], ["ReLU", "Linear"], ["Linear", "ReLU", "Linear", "Tanh", "Linear"]):
        model, ours = _stack(learner, rng, kinds)
        x = rng.normal(size=(4, 3))
        expect(model.forward(x)).close_to(ours.forward(x))
        expect(model.parameters(), because="These are the parameters by name.").close_to(ours.parameters)
        ours.parameters = {name: value + 1 for name, value in ours.parameters.items()}
        expect(learner.probe.after_a_change(model), because="This is after adding 1 to all of them, in place.").close_to(
            ours.parameters)
        expect(model.forward(x), because="This is the forward pass after that.").close_to(ours.forward(x))


@check("A stack sends gradients back through all of its layers", task=3, needs=("stack_forward",),
       hint="The last layer gets the gradient first. Does each layer keep its inputs for itself?")
def stack_backward(learner, rng):
    for kinds in (["Linear", "Tanh", "Linear"], ["ReLU", "Linear"], ["Linear", "ReLU", "Linear", "Tanh", "Linear"]):
        model, ours = _stack(learner, rng, kinds)
        for _ in range(2):
            x = rng.normal(size=(4, 3))
            grad = rng.normal(size=ours.forward(x).shape)
            model.forward(x)
            expect(model.backward(grad), because="This is the gradient of the inputs.").close_to(ours.backward(x, grad)[0])
            expect(model.gradients(), because="These are the gradients by name.").close_to(ours.backward(x, grad)[1])


@check("What was saved stays as it was, and loading brings it back", task=4, needs=("stack_forward",),
       hint="A dict of the same arrays changes with the network. What must be copied?")
def save_and_load(learner, rng):
    for kinds in (["Linear", "Tanh", "Linear"], ["Linear"], ["ReLU", "Linear"]):
        (model, ours), (other, _) = _stack(learner, rng, kinds), _stack(learner, rng, kinds)
        x = rng.normal(size=(4, 3))
        saved = model.save()
        expect(saved, because="This is what save returns.").close_to(ours.parameters)
        other.load(saved)
        expect(other.forward(x), because="This is another network, after loading.").close_to(ours.forward(x))
        expect(learner.probe.saved_before_a_change(model),
               because="This was saved; then 1 was added to all parameters. It is what the dict holds now.").close_to(
            ours.parameters)
        expect(learner.probe.loaded_before_a_change(model, ours.parameters),
               because="This was loaded; then 1 was added to all parameters. It is what the loaded dict holds now.",
               ).close_to(ours.parameters)


@check("Arrays of another network are refused, and nothing is changed", task=4, needs=("save_and_load",),
       hint="Compare names and shapes first, all of them. (3, 1) may well broadcast to (3, 4).")
def refuses_others(learner, rng):
    model, ours = _stack(learner, rng, ["Linear", "Tanh", "Linear"])
    good = {name: value + 1 for name, value in ours.parameters.items()}
    bad_shape = {**good, "2.weight": good["2.weight"][:, :1]}
    missing = {name: value for name, value in good.items() if name != "2.bias"}
    for bad in (bad_shape, missing, {**good, "4.weight": np.ones(2)}):
        learner.raises(ValueError, lambda bad=bad: model.load(bad))
        expect(model.parameters(), because="These are the parameters after the refused load.").close_to(ours.parameters)


@check("SGD takes plain steps, and steps with momentum", task=5, needs=("stack_backward",),
       hint="Write down the velocity after three steps with the same gradient: 1, 1.9, 2.71 for a momentum of 0.9.")
def sgd(learner, rng):
    for momentum in (0.0, 0.9, 0.5):
        _follow(learner, rng, lambda model, m=momentum: learner.new("SGD", model, 0.05, m), _Momentum(0.05, momentum))


@check("Adam takes the right steps from the first one on", task=5, needs=("stack_backward",),
       hint="In the first step both corrections cancel the factors 0.1 and 0.001. Whose steps are counted?")
def adam(learner, rng):
    for rate in (0.05, 0.01):
        _follow(learner, rng, lambda model, r=rate: learner.new("Adam", model, r), _Adam(rate))


@check("An epoch in one batch is one exact step", task=6, needs=("cross_entropy", "squared_error", "sgd"),
       hint="A batch may be larger than the data: then it holds all there is.")
def whole_batches(learner, rng):
    for size, epochs in [(6, 3), (50, 2), (7, 1)]:
        model, ours = _stack(learner, rng, ["Linear", "Tanh", "Linear"])
        x, labels = rng.normal(size=(6, 3)), rng.integers(2, size=6)
        learner.train(model, learner.new("SoftmaxCrossEntropy"), learner.new("SGD", model, 0.3, 0.0), x, labels, epochs, size, 4)
        for _ in range(epochs):
            ours.step(_Momentum(0.3, 0.0), ours.backward(x, _entropy_gradient(ours.forward(x), labels))[1])
        expect(model.parameters(), because="These are the parameters after training.").close_to(ours.parameters)


@check("Every example counts once in each epoch, in an order of its own", task=6, needs=("whole_batches",),
       hint="A random order of all, cut into batches. The last batch may be shorter, and it counts.")
def every_example(learner, rng):
    rate = 2e-4
    for n, size in [(12, 3), (8, 2)]:
        model, ours = _stack(learner, rng, ["Linear"])
        x, targets = rng.normal(size=(n, 3)), rng.normal(size=(n, 2))
        before = {name: value.copy() for name, value in ours.parameters.items()}
        learner.train(model, learner.new("MeanSquaredError"), learner.new("SGD", model, rate, 0.0), x, targets, 1, size, 7)
        gradients = ours.backward(x, 2 * (ours.forward(x) - targets) / targets.size)[1]
        after = model.parameters()
        for name, gradient in gradients.items():
            moved = (before[name] - np.asarray(after[name], dtype=float)) / rate / (n // size)
            # The steps are so small that the order hardly matters: gradients change by some thousandths meanwhile.
            expect(moved, because=f"This is how far {name} went in one epoch of tiny steps, divided by rate and steps.",
                   ).close_to(gradient, rtol=0.02, atol=0.02)
    x, labels = rng.normal(size=(20, 3)), rng.integers(2, size=20)
    start, ends = int(rng.integers(10**6)), []
    for seed in (1, 2, 1):
        model, _ = _stack(learner, np.random.default_rng(start), ["Linear", "Tanh", "Linear"])
        learner.train(model, learner.new("SoftmaxCrossEntropy"), learner.new("SGD", model, 0.5, 0.0), x, labels, 2, 3, seed)
        ends.append(model.parameters())
    expect(ends[2], because="These are the parameters after training with the same seed again.").close_to(ends[0])
    apart = float(np.abs(np.asarray(ends[0]["0.weight"]) - np.asarray(ends[1]["0.weight"])).max())
    expect(apart > 0, because="Another seed should lead to another order, and so to other weights.").true()


@check("Clothes that it has never seen are told apart", task=6, points=3, needs=("every_example", "adam", "large_logits"),
       hint="Compare the accuracy on what it has seen with that on images you held back yourself.")
def unseen_clothes(learner, rng):
    def recognised(_draw):
        order = rng.permutation(len(FASHION["labels"]))
        kept, shown = order[:HELD_BACK], np.sort(order[HELD_BACK:])
        labels = FASHION["labels"].astype(np.int64)
        model = learner.new("learn_clothes", FASHION["images"][shown], labels[shown], int(rng.integers(10**6)))
        logits = model.forward(FASHION["images"][kept].reshape(HELD_BACK, -1) / 255)
        expect(logits, because="These are the logits of images to be recognised.").shape(HELD_BACK, 10).finite()
        return 100 * float(np.mean(np.asarray(logits, dtype=float).argmax(axis=1) == labels[kept]))

    measure("Unseen clothes recognised", recognised, at_least=BAR, unit="%", draws=3)


class _Stack:
    """The same network, here."""

    def __init__(self, kinds, parameters):
        self.kinds, self.parameters = kinds, parameters

    def forward(self, x):
        return self._through(x)[-1]

    def _through(self, x):
        values = [x]
        for at, kind in enumerate(self.kinds):
            x = values[-1]
            values.append({"Linear": lambda x=x, at=at: x @ self.parameters[f"{at}.weight"] + self.parameters[f"{at}.bias"],
                           "ReLU": lambda x=x: np.maximum(x, 0), "Tanh": lambda x=x: np.tanh(x)}[kind]())
        return values

    def backward(self, x, grad):
        """The gradient of the inputs, and those of the parameters by name."""
        values, found = self._through(x), {}
        for at in reversed(range(len(self.kinds))):
            before, after = values[at], values[at + 1]
            if self.kinds[at] == "Linear":
                found[f"{at}.weight"], found[f"{at}.bias"] = before.T @ grad, grad.sum(axis=0)
                grad = grad @ self.parameters[f"{at}.weight"].T
            else:
                grad = grad * ((before > 0) if self.kinds[at] == "ReLU" else 1 - after**2)
        return grad, {name: found[name] for name in self.parameters}

    def step(self, rule, gradients):
        self.parameters = rule.step(self.parameters, gradients)


class _Momentum:
    def __init__(self, rate, momentum):
        self.rate, self.momentum, self.speed = rate, momentum, {}

    def step(self, parameters, gradients):
        self.speed = {name: self.momentum * self.speed.get(name, 0) + gradients[name] for name in parameters}
        return {name: value - self.rate * self.speed[name] for name, value in parameters.items()}


class _Adam:
    def __init__(self, rate):
        self.rate, self.past = rate, []

    def step(self, parameters, gradients):
        """Straight from the sums: weights of all gradients so far, divided by the sum of the weights."""
        self.past.append(gradients)
        ages = np.arange(len(self.past))[::-1]
        new = {}
        for name, value in parameters.items():
            every = np.array([gradients[name] for gradients in self.past])
            mean, square = (np.tensordot(beta**ages / np.sum(beta**ages), each, axes=1)
                            for beta, each in [(0.9, every), (0.999, every**2)])
            new[name] = value - self.rate * mean / (np.sqrt(square) + 1e-8)
        return new


def _stack(learner, rng, kinds):
    """The learner's network, kept inside, and ours, with the same parameters: 3 inputs, 2 outputs."""
    last = max(at for at, kind in enumerate(kinds) if kind == "Linear")
    layers, parameters, width = [], {}, 3
    for at, kind in enumerate(kinds):
        if kind == "Linear":
            size = 2 if at == last else 4 + at
            parameters[f"{at}.weight"], parameters[f"{at}.bias"] = rng.normal(size=(width, size)), rng.normal(size=size)
            layers.append(learner.new("Linear", parameters[f"{at}.weight"], parameters[f"{at}.bias"]))
            width = size
        else:
            layers.append(learner.new(kind))
    return learner.new("Sequential", layers), _Stack(kinds, parameters)


def _follow(learner, rng, make, rule):
    """Five steps on different batches, compared after each."""
    model, ours = _stack(learner, rng, ["Linear", "Tanh", "Linear"])
    optimiser = make(model)
    for _ in range(5):
        x, grad = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
        model.forward(x)
        model.backward(grad)
        optimiser.step()
        ours.step(rule, ours.backward(x, grad)[1])
        expect(model.parameters(), because="These are the parameters after a step.").close_to(ours.parameters)


def _logs(logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _entropy(logits, labels):
    return float(-np.mean(_logs(logits)[np.arange(len(labels)), labels]))


def _entropy_gradient(logits, labels):
    return (np.exp(_logs(logits)) - np.eye(logits.shape[1])[labels]) / len(labels)
