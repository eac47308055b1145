"""A network of two layers, forward and backward. The right gradients are computed here and, once, by differences alone."""

import numpy as np

from grader.checks import check, expect, gradient_agrees, input_not_modified

SHAPES = [(4, 3, 5, 2), (6, 2, 4, 3), (1, 5, 3, 4), (7, 4, 1, 6)]  # B, D, H, C: all different, and a batch of one

EXAMPLE = {"W1": np.array([[1.0], [-1.0]]), "b1": np.array([0.0]),
           "W2": np.array([[3.0, 1.0]]), "b2": np.array([0.0, 0.0])}
EXAMPLE_X, EXAMPLE_LABEL = np.array([[2.0, 2.0]]), np.array([1])


@check("The worked example goes forward", task=1,
       hint="The hidden unit gets 2 - 2 = 0, and tanh leaves it there.")
def forward_example(learner, rng):
    hidden, logits = _pair(learner.forward(EXAMPLE, EXAMPLE_X))
    expect(hidden, because="This is the hidden layer.", axes=("example", "unit")).close_to([[0.0]])
    expect(logits, because="These are the logits.", axes=("example", "class")).close_to([[0.0, 0.0]])


@check("Batches and layers of any size go forward", task=1, needs=("forward_example",),
       hint="Which axis of each array is the batch, and which does the product sum away?")
def forward_fresh(learner, rng):
    for shape in SHAPES:
        params, x, _ = _network(rng, *shape)
        hidden, logits = _pair(learner.forward(params, x))
        right_hidden, right_logits = _forward(params, x)
        expect(hidden, because="This is the hidden layer.", axes=("example", "unit")).close_to(right_hidden)
        expect(logits, because="These are the logits.", axes=("example", "class")).close_to(right_logits)


@check("The loss of two equal logits is log 2, and others are right too", task=2,
       hint="For each example: minus the logarithm of the probability of its label. Then the mean over the batch.",
       alternates={"the sum over the batch instead of the mean": lambda logits, labels: _loss(logits, labels) * len(labels),
                   "logarithms to base 2": lambda logits, labels: _loss(logits, labels) / np.log(2)})
def loss_fresh(learner, rng):
    calls = [(np.zeros((1, 2)), np.array([1]))]
    calls += [(rng.normal(size=(b, c)) * 2, rng.integers(c, size=b)) for b, c in [(5, 3), (2, 7), (9, 4), (1, 5)]]
    expect(learner.many("loss", calls)).close_to([_loss(*call) for call in calls])


@check("The gradient by the logits is right", task=2,
       hint="Probabilities, minus 1 at the label of each example; and the loss is a mean.",
       alternates={"without dividing by the batch": lambda logits, labels: _loss_gradient(logits, labels) * len(labels)})
def loss_gradient_fresh(learner, rng):
    expect(learner.loss_gradient(np.zeros((1, 2)), np.array([1]))).close_to([[0.5, -0.5]])
    for b, c in [(5, 3), (2, 7), (9, 4)]:
        logits, labels = rng.normal(size=(b, c)) * 2, rng.integers(c, size=b)
        expect(learner.loss_gradient(logits, labels), constants={"B": b}).close_to(_loss_gradient(logits, labels))


@check("Large logits are no problem", task=2, needs=("loss_fresh", "loss_gradient_fresh"),
       hint="exp(1000) is infinite. Adding the same number to all logits of an example changes nothing: which one helps?")
def large_logits(learner, rng):
    calls = []
    for size in (800.0, -900.0, 1000.0):
        logits = rng.normal(size=(4, 3)) + size
        logits[0] = [0.0, abs(size), 0.0]
        calls.append((logits, np.array([0, 1, 2, 0])))
    expect(learner.many("loss", calls)).close_to([_loss(*call) for call in calls])
    for logits, labels in calls:
        expect(learner.loss_gradient(logits, labels)).close_to(_loss_gradient(logits, labels))


@check("The logits are left as they were", task=2, needs=("loss_gradient_fresh",),
       hint="An array that you change with -= should be one of your own.")
def logits_unchanged(learner, rng):
    logits, labels = rng.normal(size=(4, 3)), rng.integers(3, size=4)
    input_not_modified(learner, "loss", logits, labels)
    answer = input_not_modified(learner, "loss_gradient", logits, labels)
    expect(answer).close_to(_loss_gradient(logits, labels))


@check("The worked example goes backward", task=3, needs=("forward_fresh", "loss_gradient_fresh"),
       hint="Follow the two numbers 0.5 and -0.5 down through the network, on paper.")
def backward_example(learner, rng):
    answer = learner.backward(EXAMPLE, EXAMPLE_X, EXAMPLE_LABEL)
    expect(answer, because="backward returns a dict of five arrays.").kind("dict").length(5)
    expect(answer).close_to({"W1": [[2.0], [2.0]], "b1": [1.0], "W2": [[0.0, 0.0]], "b2": [0.5, -0.5],
                             "x": [[1.0, -1.0]]})


@check("The gradients of the second layer are right", task=3, needs=("forward_fresh", "loss_gradient_fresh"),
       hint="W2 has the shape (H, C). Which two arrays do you have with these sizes, and a batch to sum away?")
def second_layer(learner, rng):
    for shape in SHAPES:
        _same(learner, rng, shape, ["W2", "b2"])


@check("The gradients of the first layer are right", task=3, needs=("second_layer",),
       hint="Three steps lie between the logits and W1: the second matrix, tanh, and the product with x. Take one at a time.")
def first_layer(learner, rng):
    for shape in SHAPES:
        _same(learner, rng, shape, ["W1", "b1"])


@check("The inputs have gradients too", task=3, needs=("first_layer",),
       hint="It is the same step as from the logits to the hidden layer, one layer further down.")
def inputs(learner, rng):
    for shape in SHAPES:
        _same(learner, rng, shape, ["x"])


@check("Your gradients agree with differences of the loss", task=3, needs=("inputs",),
       hint="Parameters and inputs may be large here. Where does tanh's slope come from?")
def by_differences(learner, rng):
    params, x, labels = _network(rng, 3, 2, 3, 2)
    params["W1"] *= 2
    answer = learner.backward(params, x, labels)

    def changed(name):
        def loss_at(value):
            with_it = {**params, name: value}
            return _loss(_forward(with_it, value if name == "x" else x)[1], labels)

        return loss_at

    for name in [*params, "x"]:
        gradient_agrees(changed(name), answer[name], x if name == "x" else params[name])


@check("A step leads to new parameters, and the old ones stay", task=4,
       hint="`-=` on an array changes that array, whoever else holds it.")
def new_parameters(learner, rng):
    params, x, _ = _network(rng, 4, 3, 5, 2)
    gradients = {name: rng.normal(size=value.shape) for name, value in params.items()}
    rate = float(rng.uniform(0.1, 0.9))
    for given in (gradients, {**gradients, "x": rng.normal(size=x.shape)}):  # backward's dict holds x as well
        called = learner.echo("step", params, given, rate)
        expect(called.value, because="These are the new parameters.").close_to(
            {name: params[name] - rate * gradients[name] for name in params})
        expect(called.args[0], because="These are the parameters that you were given, after the call.").equal(params)


@check("A hundred steps learn what a line can't separate", task=4, points=2, needs=("inputs", "new_parameters"),
       hint="Everything above is right. Is the whole batch used in each step?")
def learns_xor(learner, rng):
    corners = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    x = np.repeat(corners, 5, axis=0) + rng.normal(scale=0.1, size=(20, 2))
    labels = (x[:, 0] * x[:, 1] > 0).astype(int)
    start = {"W1": rng.normal(size=(2, 16)), "b1": np.zeros(16), "W2": 0.5 * rng.normal(size=(16, 2)), "b2": np.zeros(2)}
    theirs, ours = dict(start), dict(start)
    for _ in range(100):
        theirs = learner.step(theirs, learner.backward(theirs, x, labels), 0.5)
        ours = {name: ours[name] - 0.5 * gradient for name, gradient in _backward(ours, x, labels).items() if name in ours}
    reached, right = (_loss(_forward(params, x)[1], labels) for params in (theirs, ours))
    # The same steps with the same numbers: after a hundred of them rounding has grown, single precision's most of all.
    expect(reached, because="This is the loss after a hundred steps.").close_to(right, rtol=1e-3, atol=1e-5)


def _network(rng, b, d, h, c):
    params = {"W1": rng.normal(size=(d, h)), "b1": rng.normal(size=h),
              "W2": rng.normal(size=(h, c)), "b2": rng.normal(size=c)}
    return params, rng.normal(size=(b, d)), rng.integers(c, size=b)


def _pair(answer):
    expect(answer, because="forward returns the hidden layer and the logits.").kind("tuple", "list").length(2)
    return answer


def _same(learner, rng, shape, names):
    params, x, labels = _network(rng, *shape)
    answer = learner.backward(params, x, labels)
    expect(answer, because="backward returns a dict.").kind("dict")
    right = _backward(params, x, labels)
    for name in names:
        expect(answer, because="This looks for the gradients by name.").contains(name)
        axes = {"W1": ("input", "unit"), "W2": ("unit", "class"), "x": ("example", "input")}.get(name, ("unit",))
        expect(answer[name], axes=axes, because=f"This is the gradient of {name}.", constants={"B": shape[0]}).close_to(
            right[name])


def _forward(params, x):
    hidden = np.tanh(x @ params["W1"] + params["b1"])
    return hidden, hidden @ params["W2"] + params["b2"]


def _log_probabilities(logits):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _loss(logits, labels):
    return float(-np.mean(_log_probabilities(logits)[np.arange(len(labels)), labels]))


def _loss_gradient(logits, labels):
    return (np.exp(_log_probabilities(logits)) - np.eye(logits.shape[1])[labels]) / len(labels)


def _backward(params, x, labels):
    hidden, logits = _forward(params, x)
    above = _loss_gradient(logits, labels)
    below = above @ params["W2"].T * (1 - hidden**2)
    return {"W1": x.T @ below, "b1": below.sum(axis=0), "W2": hidden.T @ above, "b2": above.sum(axis=0),
            "x": below @ params["W1"].T}
