"""The NumPy network in PyTorch, judged against the NumPy network itself, which the judge computes with.

The judge has no PyTorch: what comes out are arrays. The bar of `learns_rings` is recorded in calibration.md.
"""

import numpy as np

from grader.checks import better_than, check, expect
from sandbox.values import Tensor

BAR = 0.95  # share of hidden points in the right ring; the reference reaches 0.999, see calibration.md

W1 = np.array([[1.0, -1.0, 0.0], [0.0, 2.0, 1.0]])
B1 = np.array([0.0, 1.0, -1.0])
W2 = np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]])
B2 = np.array([0.5, 0.0])
X = np.array([[2.0, 0.0], [1.0, 3.0]])


@check("The model is a module with the four parameters of the contract", task=1,
       hint="Print `dict(model.named_parameters())`. A layer registers itself when it becomes an attribute, "
            "after `super().__init__()`.")
def registered(learner, rng):
    for sizes in [(2, 3, 4), (5, 1, 2)]:
        facts = learner.probe.facts(sizes)
        inputs, hidden, classes = sizes
        expect(facts["module"], because="This says whether your MLP is an nn.Module.").true()
        expect(facts["shapes"], because="These are the parameters, by name, with their shapes.").equal({
            "fc1.weight": [hidden, inputs], "fc1.bias": [hidden],
            "fc2.weight": [classes, hidden], "fc2.bias": [classes],
        })


@check("Its logits are those of the NumPy network with the same weights", task=1, needs=("registered",),
       hint="Fetch your model's weights and compute two rows by hand. Where does the ReLU stand, and what comes after "
            "the second layer?")
def own_logits(learner, rng):
    for inputs, hidden, classes, n in [(3, 8, 4, 6), (2, 16, 3, 1), (6, 5, 2, 9)]:
        model = learner.new("MLP", inputs, hidden, classes)
        w1, b1, w2, b2 = _weights_of(model)
        x = 3 * rng.normal(size=(n, inputs))
        expect(model(Tensor(x.astype("float32"))), axes=("example", "class")).close_to(
            _logits(x, w1.T, b1, w2.T, b2), rtol=1e-4, atol=1e-5)


@check("The worked example comes out right", task=2, needs=("own_logits",),
       hint="Which of NumPy's axes counts inputs, and which of the axes of `nn.Linear`'s weight?")
def worked_example(learner, rng):
    answer = learner.probe.loaded((2, 3, 2), [W1, B1, W2, B2], X.tolist(), False)
    expect(answer["logits"], axes=("example", "class")).close_to([[2.5, 0.0], [5.5, 4.0]], rtol=1e-4, atol=1e-5)


@check("Any weights give the logits that NumPy gives", task=2, needs=("worked_example",),
       hint="The arrays come in double precision, and the first matrix may be square.")
def loads_weights(learner, rng):
    for sizes in [(4, 7, 3), (5, 5, 5), (1, 3, 2)]:
        weights, x = _draw(rng, *sizes), rng.normal(size=(6, sizes[0]))
        answer = learner.probe.loaded(sizes, weights, x.tolist(), False)
        expect(answer["logits"], axes=("example", "class")).close_to(_logits(x, *weights), rtol=1e-4, atol=1e-5)


@check("The weights are copied into the parameters that are there, which stay trainable", task=2,
       needs=("worked_example",),
       hint="An optimiser holds the parameters themselves. Write new numbers into them instead of putting others in "
            "their place.")
def same_parameters(learner, rng):
    sizes = (3, 4, 2)
    answer = learner.probe.loaded(sizes, _draw(rng, *sizes), rng.normal(size=(2, 3)).tolist(), False)
    expect(answer["same"], because="This says of each parameter whether it is the same object as before.").equal(
        [True] * 4)
    expect(answer["trainable"], because="This says of each parameter whether it is a leaf that requires a gradient."
           ).equal([True] * 4)


@check("Changing the arrays afterwards doesn't change the model", task=2, needs=("worked_example",),
       hint="`torch.from_numpy` shares its memory with the array. When does your code copy?")
def copied(learner, rng):
    for kind in ("float32", "float64"):
        weights, x = [weight.astype(kind) for weight in _draw(rng, 3, 4, 2)], rng.normal(size=(5, 3))
        answer = learner.probe.loaded((3, 4, 2), weights, x.tolist(), True)
        expect(answer["logits"], axes=("example", "class")).close_to(_logits(x, *weights), rtol=1e-4, atol=1e-5)


@check("The trainable numbers are counted, also when a layer is frozen and in other models", task=3,
       needs=("registered",),
       hint="Weights and biases both count. What does a frozen parameter say about itself?")
def counts(learner, rng):
    for sizes, frozen in [((2, 3, 2), "fc2"), ((6, 4, 5), "fc1"), ((1, 9, 3), "fc2")]:
        inputs, hidden, classes = sizes
        first, second = (inputs + 1) * hidden, (hidden + 1) * classes
        rest = first if frozen == "fc2" else second
        expect(learner.probe.counts(sizes, frozen),
               because="These are the whole model, the model with one layer frozen, and a linear layer followed by "
                       "a batch normalisation.").equal([first + second, rest, first + 2 * hidden])


@check("One step takes the weights where NumPy's step takes them", task=4, needs=("loads_weights",),
       hint="The gradient of the *mean* cross-entropy of softmax, times the learning rate. `F.cross_entropy` wants logits.")
def one_step(learner, rng):
    _same_training(learner, rng, (3, 6, 4), [1])


@check("Many steps end where NumPy's end, also when training goes on later", task=4, needs=("one_step",),
       hint="Print the gradient before and after a second `backward()`. What has to happen between two steps?")
def many_steps(learner, rng):
    _same_training(learner, rng, (4, 5, 3), [5])
    _same_training(learner, rng, (2, 7, 2), [3, 4])


@check("The losses are those before each step", task=4, needs=("many_steps",),
       hint="One number a step, and the first one belongs to the weights that came in.")
def losses(learner, rng):
    sizes = (3, 5, 3)
    weights, x, y = _draw(rng, *sizes), rng.normal(size=(12, 3)), rng.integers(0, 3, size=12)
    answer = learner.probe.trained(sizes, weights, x, y, [4], 0.3)
    right = _train(weights, x, y, 4, 0.3)[1]
    expect(answer["losses"], axes=("step",)).close_to(right, rtol=1e-4, atol=1e-5)


@check("Predictions are the classes with the largest logits", task=5, needs=("own_logits",),
       hint="One whole number for each row: along which axis do the classes lie?")
def predicts(learner, rng):
    for inputs, hidden, classes, n in [(3, 8, 4, 11), (2, 6, 2, 1), (4, 5, 6, 3)]:
        model = learner.new("MLP", inputs, hidden, classes)
        w1, b1, w2, b2 = _weights_of(model)
        x = 5 * rng.normal(size=(n, inputs))
        answer = learner.predict(model, x)
        expect(answer).kind("array").dtype("int")
        expect(answer).equal(_logits(x, w1.T, b1, w2.T, b2).argmax(axis=1))


@check("It learns three rings that no straight line separates", task=5, points=2,
       needs=("many_steps", "predicts"),
       hint="With all checks above green this should follow. Look at the accuracy on the training points first.")
def learns_rings(learner, rng):
    def accuracy(_draw):
        x, y = _rings(rng, 240)
        fresh, truth = _rings(rng, 300)
        model = learner.new("MLP", 2, 32, 3)
        learner.train(model, x, y, 400, 0.5)
        answer = learner.predict(model, fresh)
        expect(answer).shape(300)
        return float(np.mean(np.asarray(answer) == truth))

    better_than(accuracy, 0.0, margin=BAR)


def _same_training(learner, rng, sizes, steps):
    """The weights after `steps` (several calls of train) are those of the NumPy network."""
    weights, x = _draw(rng, *sizes), rng.normal(size=(10, sizes[0]))
    y = rng.integers(0, sizes[2], size=10)
    answer = learner.probe.trained(sizes, weights, x, y, steps, 0.4)
    (w1, b1, w2, b2), _ = _train(weights, x, y, sum(steps), 0.4)
    right = {"fc1.weight": w1.T, "fc1.bias": b1, "fc2.weight": w2.T, "fc2.bias": b2}
    for name, value in right.items():
        expect(answer[name], because=f"This is {name} after training.").close_to(value, rtol=1e-4, atol=1e-5)


def _train(weights, x, y, steps, lr):
    """Gradient descent of the NumPy network: the weights afterwards and the loss before each step."""
    w1, b1, w2, b2 = (weight.copy() for weight in weights)
    told = []
    for _ in range(steps):
        before = x @ w1 + b1
        hidden = np.maximum(before, 0)
        logits = hidden @ w2 + b2
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        told.append(float(-np.mean(np.log(shares[np.arange(len(y)), y]))))
        d_logits = (shares - np.eye(shares.shape[1])[y]) / len(y)
        d_before = (d_logits @ w2.T) * (before > 0)
        w2, b2 = w2 - lr * hidden.T @ d_logits, b2 - lr * d_logits.sum(axis=0)
        w1, b1 = w1 - lr * x.T @ d_before, b1 - lr * d_before.sum(axis=0)
    return (w1, b1, w2, b2), told


def _logits(x, w1, b1, w2, b2):
    return np.maximum(x @ w1 + b1, 0) @ w2 + b2


def _draw(rng, inputs, hidden, classes):
    shapes = [(inputs, hidden), (hidden,), (hidden, classes), (classes,)]
    return [rng.normal(size=shape) for shape in shapes]


def _weights_of(model):
    layers = [model.fc1, model.fc2]
    return [part.array.astype(float) for layer in layers for part in (layer.weight, layer.bias)]


def _rings(rng, n):
    """Points in three rings around the origin, and the number of each one's ring."""
    ring = rng.integers(0, 3, size=n)
    radius = 0.5 + ring + rng.uniform(-0.35, 0.35, size=n)
    angle = rng.uniform(0, 2 * np.pi, size=n)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), ring
