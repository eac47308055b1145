"""Handwritten digits, learned with NumPy. The judge keeps 1,000 of 5,000 images, others in each draw, and reads them
with the weights that came back. The bar of `unseen_digits` and the runs behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import check, data, expect, measure

MNIST = data("mnist")  # images (5000, 28, 28) of bytes, labels (5000,), sorted by label
HELD_BACK = 1000
EPOCHS = 10
BAR = 89  # percent; the reference reaches 92.4, with a deviation of 1.0 between draws

NAMES = ("W1", "b1", "W2", "b2")


@check("The worked example of a picture becomes a row", task=1,
       hint="Which byte is white? It should become 1.0.")
def prepare_example(learner, rng):
    expect(learner.prepare(np.array([[[0, 255], [51, 102]]], dtype=np.uint8))).close_to([[0.0, 1.0, 0.2, 0.4]])
    expect(learner.prepare(np.array([[[153, 204], [0, 102]]], dtype=np.uint8))).close_to([[0.6, 0.8, 0.0, 0.4]])


@check("Any pictures become rows, pixel after pixel", task=1, needs=("prepare_example",),
       hint="Row by row, from the top. The pictures need not be square, nor have 28 pixels.")
def prepare_fresh(learner, rng):
    for shape in [(3, 2, 5), (1, 4, 3), (6, 3, 3)]:
        images = rng.integers(256, size=shape).astype(np.uint8)
        called = learner.echo("prepare", images)
        expect(called.value, axes=("image", "pixel")).close_to(images.reshape(shape[0], -1) / 255)
        expect(called.args[0], because="These are the pictures that you were given, after the call.").equal(images)


@check("The start has the right shapes, and biases of zero", task=2,
       hint="A column of W1 for each hidden unit, a column of W2 for each class.")
def start_shapes(learner, rng):
    for inputs, hidden, classes in [(6, 5, 3), (9, 2, 4)]:
        params = learner.initialise(inputs, hidden, classes, 3)
        _has_shapes(params, inputs, hidden, classes)
        expect(params["b1"], because="This is b1.").close_to(np.zeros(hidden))
        expect(params["b2"], because="This is b2.").close_to(np.zeros(classes))


@check("Weights are drawn with a variance of 2 / fan-in, anew for each seed", task=2, needs=("start_shapes",),
       hint="The fan-in is the number of inputs of one unit. Compare the standard deviation with the root of 2 / fan-in.")
def start_spread(learner, rng):
    one, other, again = learner.many("initialise", [(300, 80, 40, 1), (300, 80, 40, 2), (300, 80, 40, 1)])
    for name, fan_in in [("W1", 300), ("W2", 80)]:
        weights = np.asarray(one[name], dtype=float)
        # Of n normal numbers the standard deviation is known to 1 / sqrt(2n) of itself; five times that is never missed.
        error = 5 / np.sqrt(2 * weights.size)
        because = f"This is the standard deviation of {name}, as a multiple of the root of 2 / fan-in."
        expect(float(weights.std() / np.sqrt(2 / fan_in)), because=because).between(1 - error, 1 + error)
        expect(again[name], because=f"This is {name} with the same seed again.").close_to(one[name])
        differing = np.mean(weights != np.asarray(other[name], dtype=float))
        expect(float(differing), because="This is the share of weights that another seed changes.").close_to(1.0)


@check("Batches hold every number once, in pieces of the right size", task=2,
       hint="Ten numbers in pieces of four: 4, 4 and 2.")
def batch_sizes(learner, rng):
    for count, size in [(10, 4), (12, 3), (5, 8), (7, 1)]:
        pieces = learner.batches(count, size, int(rng.integers(1000)))
        sizes = [min(size, count - start) for start in range(0, count, size)]
        expect([len(piece) for piece in pieces], because="These are the lengths of the batches.").equal(sizes)
        together = sorted(int(n) for piece in pieces for n in piece)
        expect(together, because="These are all numbers of all batches, sorted.").equal(list(range(count)))


@check("The order is random, and the seed decides it", task=2, needs=("batch_sizes",),
       hint="One random order of all numbers is made first, and cut afterwards.")
def batch_order(learner, rng):
    one, other, again = learner.many("batches", [(200, 20, 1), (200, 20, 2), (200, 20, 1)])
    flat, flat_other, flat_again = ([int(n) for piece in pieces for n in piece] for pieces in (one, other, again))
    expect(flat_again, because="This is the order with the same seed again.").equal(flat)
    # In a random order each place keeps its number with probability 1/200: more than 20 of 200 never happens.
    kept, shared = (int(np.sum(np.array(flat) == np.array(second))) for second in (range(200), flat_other))
    expect(kept, because="This counts the numbers that are still at their own place.").at_most(20)
    expect(shared, because="This counts the places at which two seeds put the same number.").at_most(20)
    inside = np.mean([np.mean(np.abs(np.diff(np.sort(np.asarray(piece, dtype=float))))) for piece in one])
    expect(float(inside), because="This is how far the numbers of one batch lie apart, on average.").at_least(5)  # 1 uncut


@check("The forward pass picks the right labels", task=3, needs=("prepare_fresh",),
       hint="ReLU cuts off what is negative, in the hidden layer only. The largest logit of each row wins.")
def predict_fresh(learner, rng):
    for count, size, hidden, classes in [(9, (4, 5), 6, 3), (1, (3, 2), 4, 5), (30, (5, 5), 3, 10)]:
        images = rng.integers(256, size=(count, *size)).astype(np.uint8)
        params = _network(rng, size[0] * size[1], hidden, classes)
        params["b2"] -= 30  # most logits are negative
        logits = _logits(params, images.reshape(count, -1) / 255)
        expect(learner.predict(params, images)).equal(logits.argmax(axis=1))


@check("The gradients of the network with ReLU are right", task=3,
       hint="Where the hidden unit is 0, nothing passes back. Compare with numerical gradients, parameter by parameter.")
def gradients_fresh(learner, rng):
    for b, d, h, c in [(5, 4, 6, 3), (1, 3, 5, 4), (8, 2, 3, 10)]:
        params, x, labels = _network(rng, d, h, c), rng.normal(size=(b, d)), rng.integers(c, size=b)
        answer, right = learner.gradients(params, x, labels), _gradients(params, x, labels)
        expect(answer, because="gradients returns a dict.").kind("dict")
        for name in NAMES:
            expect(answer, because="This looks for the gradients by name.").contains(name)
            expect(answer[name], because=f"This is the gradient of {name}.", constants={"B": b}).close_to(right[name])


@check("Training returns a network for digits, the same for the same seed", task=4,
       needs=("start_shapes", "batch_sizes", "predict_fresh", "gradients_fresh"),
       hint="W1 has 784 rows and W2 has 10 columns. Everything random comes from the seed.")
def trained_shapes(learner, rng):
    images, labels, _, _ = _split(rng)
    few = rng.permutation(len(images))[:120]
    one, again = learner.many("train", [(images[few], labels[few], 2, 5)] * 2)
    hidden = np.shape(one["b1"])[0] if isinstance(one, dict) and np.ndim(one.get("b1")) == 1 else 0
    _has_shapes(one, 784, hidden, 10)
    for name in NAMES:
        expect(again[name], because=f"This is {name}, trained with the same seed again.").close_to(one[name])


@check("What it has seen often enough it knows", task=4, needs=("trained_shapes", "start_spread", "batch_order"),
       hint="Print the loss after every epoch: does it fall? How large are the numbers that go in?")
def seen_digits(learner, rng):
    images, labels, _, _ = _split(rng)
    few = np.sort(rng.permutation(len(images))[:200])
    params = learner.train(images[few], labels[few], 60, int(rng.integers(10**6)))
    right = _percent_right(params, images[few], labels[few])
    # A network of this size learns 200 images by heart: the reference gets all 200 in each of 40 draws (calibration.md).
    expect(right, because="This is the percentage of 200 images that your network reads, having seen them 60 times.",
           ).at_least(95)


@check("Digits that it has never seen are read", task=4, points=3, needs=("seen_digits",),
       hint="The images come sorted, zeros first. Does every example count in every epoch, and in a new order?")
def unseen_digits(learner, rng):
    def read_correctly(_draw):
        images, labels, hidden_images, hidden_labels = _split(rng)
        params = learner.train(images, labels, EPOCHS, int(rng.integers(10**6)))
        return _percent_right(params, hidden_images, hidden_labels)

    measure("Unseen digits read", read_correctly, at_least=BAR, unit="%", draws=3)


def _split(rng):
    """4,000 images to learn from, sorted by digit as in the file, and 1,000 that only the judge has labels of."""
    order = rng.permutation(len(MNIST["labels"]))
    held_back, shown = order[:HELD_BACK], np.sort(order[HELD_BACK:])
    images, labels = MNIST["images"], MNIST["labels"].astype(np.int64)
    return images[shown], labels[shown], images[held_back], labels[held_back]


def _percent_right(params, images, labels):
    """Read with the weights alone, here."""
    hidden = np.shape(params["b1"])[0] if isinstance(params, dict) and np.ndim(params.get("b1")) == 1 else 0
    _has_shapes(params, 784, hidden, 10)
    weights = {name: np.asarray(params[name], dtype=float) for name in NAMES}
    return 100 * float(np.mean(_logits(weights, images.reshape(len(images), -1) / 255).argmax(axis=1) == labels))


def _has_shapes(params, inputs, hidden, classes):
    expect(params, because="The parameters are a dict.").kind("dict")
    for name, shape in zip(NAMES, [(inputs, hidden), (hidden,), (hidden, classes), (classes,)], strict=True):
        expect(params, because="This looks for the parameters by name.").contains(name)
        expect(params[name], because=f"This is {name}.").shape(*shape).finite()


def _network(rng, d, h, c):
    return {"W1": rng.normal(size=(d, h)), "b1": rng.normal(size=h), "W2": rng.normal(size=(h, c)),
            "b2": rng.normal(size=c)}


def _logits(params, x):
    return np.maximum(x @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


def _gradients(params, x, labels):
    before = x @ params["W1"] + params["b1"]
    hidden = np.maximum(before, 0)
    logits = hidden @ params["W2"] + params["b2"]
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    above = (exps / exps.sum(axis=1, keepdims=True) - np.eye(logits.shape[1])[labels]) / len(labels)
    below = above @ params["W2"].T * (before > 0)
    return {"W1": x.T @ below, "b1": below.sum(axis=0), "W2": hidden.T @ above, "b2": above.sum(axis=0)}
