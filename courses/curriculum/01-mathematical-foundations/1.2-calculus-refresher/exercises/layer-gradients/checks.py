"""Gradients of layers, each beside its own formula, and of a network beside a nudge of every weight."""

import numpy as np

from grader.checks import check, expect, input_not_modified

KINK = 0.05  # how far hidden units stay from ReLU's kink, so that a nudge of 1e-5 can't cross it
# The judge's nudges have an error of about 1e-10 (h squared); single precision is what a right answer may have.
NUDGED = {"rtol": 1e-4, "atol": 1e-5}


@check("ReLU: the worked example comes out right, and one more", task=1,
       hint="Where does the slope depend on x, and where does the upstream gradient come in?")
def relu_example(learner, rng):
    first = np.array([[5.0, 6.0], [-7.0, -8.0]]), np.array([[2.0, -1.0], [-4.0, 3.0]])
    second = np.array([-1.0, 2.5, 3.0]), np.array([0.5, 9.0, -2.0])
    for answer, right in zip(learner.many("relu_backward", [first, second]),
                             ([[5, 0], [0, -8]], [-1, 2.5, 0]), strict=True):
        expect(answer).close_to(right)


@check("ReLU: any shape, and a slope of 0 at the kink", task=1, needs=("relu_example",),
       hint="Some entries of x are exactly 0. What did the prompt say about them?")
def relu_kink(learner, rng):
    for shape in [(6,), (3, 4), (2, 3, 5)]:
        x, upstream = rng.normal(size=shape), rng.normal(size=shape)
        x[rng.random(shape) < 0.3] = 0.0
        x.flat[0] = 0.0
        expect(learner.relu_backward(upstream, x)).close_to(np.where(x > 0, upstream, 0.0))


@check("Sigmoid: the worked example comes out right, and one more", task=1,
       hint="The derivative of 1 / (1 + exp(-x)) can be written with the sigmoid itself. At 0 it is 0.25.")
def sigmoid_example(learner, rng):
    first = np.array([4.0, 16.0]), np.array([0.0, np.log(3)])
    second = np.array([[-32.0], [8.0], [12.0]]), np.array([[-np.log(3)], [np.log(3)], [0.0]])
    for answer, right in zip(learner.many("sigmoid_backward", [first, second]),
                             ([1, 3], [[-6], [1.5], [3]]), strict=True):
        expect(answer).close_to(right)


@check("Sigmoid: inputs of any size, up to a thousand", task=1, needs=("sigmoid_example",),
       hint="Print exp(-x) and exp(x) for x = -1000 and for x = 1000. Which of your terms becomes infinite?")
def sigmoid_large(learner, rng):
    for shape in [(5,), (2, 4), (3, 2, 2)]:
        x, upstream = rng.uniform(-6, 6, size=shape), rng.normal(size=shape)
        x.flat[:4] = [1000.0, -1000.0, 750.0, -800.0]
        expect(learner.sigmoid_backward(upstream, x)).finite().close_to(upstream / (2 + 2 * _cosh(x)))


@check("Dense: the worked example comes out right, and one more", task=2,
       hint="Take one weight. Which outputs does it touch, in which examples, and what is it multiplied with there?")
def dense_example(learner, rng):
    x, weight = np.array([[1.0, 0.0, 2.0], [3.0, 1.0, 0.0]]), np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]])
    calls = [(np.array(upstream), x, weight) for upstream in ([[1.0, -1.0], [2.0, 0.0]], [[0.0, 2.0], [1.0, 3.0]])]
    first, second = learner.many("dense_backward", calls)
    _parts(first, ("x", "weight", "the bias"), ([[1, 1, -3], [2, 4, 0]], [[7, 2, 2], [-1, 0, -2]], [3, -1]))
    _parts(second, ("x", "weight", "the bias"), ([[0, 2, 6], [1, 5, 9]], [[3, 1, 0], [11, 3, 4]], [1, 5]))


@check("Dense: any number of examples, inputs and outputs", task=2, needs=("dense_example",),
       hint="Each of the three gradients has the shape of what it belongs to. Only one order of factors gives it.")
def dense_fresh(learner, rng):
    for n, inputs, outputs in [(1, 3, 2), (4, 2, 5), (6, 5, 1), (3, 1, 4)]:
        x, weight, upstream = rng.normal(size=(n, inputs)), rng.normal(size=(outputs, inputs)), rng.normal(
            size=(n, outputs))
        answer = learner.dense_backward(upstream, x, weight)
        _parts(answer, ("x", "weight", "the bias"), (upstream @ weight, upstream.T @ x, upstream.sum(axis=0)))


@check("Loss: the worked example comes out right, also with other labels", task=3,
       hint="Write down L for one example as a function of its scores, -s_y + ln(sum of exp), and differentiate that.")
def loss_example(learner, rng):
    scores = np.array([[np.log(2), 0.0, 0.0], [0.0, 0.0, np.log(2)]])
    rights = [[[-0.25, 0.125, 0.125], [0.125, -0.375, 0.25]], [[0.25, 0.125, -0.375], [0.125, 0.125, -0.25]]]
    answers = learner.many("loss_backward", [(scores, np.array([0, 1])), (scores, np.array([2, 2]))])
    for answer, right in zip(answers, rights, strict=True):
        expect(answer, constants={"N": 2}).close_to(right)


@check("Loss: any number of examples and classes", task=3, needs=("loss_example",),
       hint="The rows are independent of each other, but for the factor of the mean.")
def loss_fresh(learner, rng):
    for n, classes in [(1, 4), (5, 3), (7, 2), (4, 6)]:
        scores, labels = 2 * rng.normal(size=(n, classes)), rng.integers(classes, size=n)
        expect(learner.loss_backward(scores, labels), constants={"N": n}).close_to(_loss_gradient(scores, labels))


@check("Loss: scores of a thousand and more", task=3, needs=("loss_example",),
       hint="exp(1000) is infinite. What may you subtract from all scores of a row?")
def loss_large(learner, rng):
    for n, classes in [(3, 4), (4, 3)]:
        scores, labels = rng.normal(size=(n, classes)), rng.integers(classes, size=n)
        shift = np.array([1000.0, -1500.0, 800.0, 0.0])[:n, None]
        expect(learner.loss_backward(scores + shift, labels)).finite().close_to(_loss_gradient(scores, labels))


@check("Nothing that comes in is changed", task=3, needs=("loss_example",),
       hint="Operators like -= write into the array that they stand behind. Whose array is it?")
def inputs_unchanged(learner, rng):
    scores, labels = rng.normal(size=(4, 3)), rng.integers(3, size=4)
    expect(input_not_modified(learner, "loss_backward", scores, labels)).close_to(_loss_gradient(scores, labels))


@check("The network: the worked example comes out right, for either label", task=4, needs=("relu_example", "dense_fresh", "loss_fresh"),
       hint="Go through the layers on paper, last to first. What is the upstream gradient of each one?")
def network_example(learner, rng):
    w1, b1 = np.array([[1.0, 0.0], [0.0, -1.0], [1.0, 1.0]]), np.array([0.0, 0.0, -1.0])
    w2, b2 = np.array([[2.0, 7.0, 1.0], [0.0, 3.0, 2.0]]), np.zeros(2)
    calls = [(np.array([[1.0, 2.0]]), np.array([label]), w1, b1, w2, b2) for label in (0, 1)]
    right = [np.array(each) for each in
             ([[-1, -2], [0, 0], [0.5, 1]], [-1, 0, 0.5], [[-0.5, 0, -1], [0.5, 0, 1]], [-0.5, 0.5])]
    for answer, sign in zip(learner.many("network_backward", calls), (1, -1), strict=True):
        _parts(answer, ("w1", "b1", "w2", "b2"), [sign * each for each in right])


@check("The network: a nudge of any weight changes the loss as your gradients say", task=4, points=2,
       needs=("network_example",),
       hint="With several examples, each has its own hidden units that are switched off.")
def network_nudged(learner, rng):
    for sizes in [(5, 3, 4, 3), (4, 2, 6, 2)]:
        x, labels, weights = _network(rng, *sizes)
        answer = learner.network_backward(x, labels, *weights)
        _parts(answer, ("w1", "b1", "w2", "b2"), _nudges(x, labels, weights), **NUDGED)


def _cosh(x):
    with np.errstate(over="ignore"):
        return np.cosh(x)  # infinite for the largest: the slope is 0 there


def _loss_gradient(scores, labels):
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (exps / exps.sum(axis=1, keepdims=True) - np.eye(scores.shape[1])[labels]) / len(labels)


def _parts(answer, names, right, **tolerances):
    expect(answer, because=f"Wanted are the gradients for {', '.join(names)}.").kind("tuple", "list").length(len(names))
    for part, name, want in zip(answer, names, right, strict=True):
        expect(part, because=f"This is the gradient for {name}.").close_to(want, **tolerances)


def _loss(x, labels, w1, b1, w2, b2):
    scores = np.maximum(x @ w1.T + b1, 0) @ w2.T + b2
    top = scores.max(axis=1)
    sums = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return float(np.mean(sums - scores[np.arange(len(labels)), labels]))


def _network(rng, n, inputs, hidden, classes):
    """Examples and weights with no hidden unit near its kink, some switched on and some off."""
    labels = rng.integers(classes, size=n)
    while True:
        x = rng.normal(size=(n, inputs))
        weights = [rng.normal(size=size) for size in [(hidden, inputs), (hidden,), (classes, hidden), (classes,)]]
        before = x @ weights[0].T + weights[1]
        if np.abs(before).min() > KINK and 0.2 < (before > 0).mean() < 0.8:
            return x, labels, weights


def _nudges(x, labels, weights, h=1e-5):
    """Central differences of the loss by every entry of every weight."""
    gradients = [np.zeros(each.shape) for each in weights]
    for gradient, each in zip(gradients, weights, strict=True):
        for place in np.ndindex(each.shape):
            here = each[place]
            each[place] = here + h
            above = _loss(x, labels, *weights)
            each[place] = here - h
            below = _loss(x, labels, *weights)
            each[place] = here
            gradient[place] = (above - below) / (2 * h)
    return gradients
