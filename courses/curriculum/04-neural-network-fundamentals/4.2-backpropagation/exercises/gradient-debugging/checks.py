"""Numerical gradients, and layers with planted mistakes. Functions are the judge's: each call of one crosses the border.

Mistakes are planted so that wrong entries are off by 5 % or more, four hundred times what the contract calls wrong.
"""

import numpy as np

from grader.checks import check, expect

SMALL = 1e-4  # below it, the contract's relative error becomes an absolute one


@check("The worked example of a gradient comes out right", task=1,
       hint="Six times two, and three squared. Which two points do you compare for each entry?")
def gradient_example(learner, rng):
    answer = learner.numerical_gradient(lambda x: float(x[0] ** 2 * x[1]), np.array([3.0, 2.0]), 1e-5)
    # Rounding of f, 18 units of 1e-16, over 2h is below 1e-9; the factor is for other ways to write it.
    expect(answer).close_to([12.0, 9.0], atol=1e-7)
    x, y = (float(v) for v in rng.uniform(1, 2, size=2))
    answer = learner.numerical_gradient(lambda x: float(x[0] ** 2 * x[1]), np.array([x, y]), 1e-4)
    expect(answer, because="This is another point, with h = 1e-4.").close_to(
        [2 * x * y, x**2], atol=1e-7)  # a polynomial of degree 2 in each entry: rounding alone, as above


@check("Arrays of any shape have a gradient of that shape", task=1, needs=("gradient_example",),
       hint="np.ndindex(x.shape) goes through all indices, whatever the number of axes.")
def gradient_shapes(learner, rng):
    for shape in [(4,), (2, 3), (3, 1, 2), (1,)]:
        x, w = rng.normal(size=shape), rng.normal(size=shape)
        answer = learner.numerical_gradient(lambda at, w=w: float(np.sum(w * np.sin(at))), x, 1e-5)
        expect(answer).close_to(w * np.cos(x), atol=1e-7)  # rounding over h, as above


@check("Differences are central: a parabola comes out exactly, even with a large step", task=1,
       needs=("gradient_example",),
       hint="With a step to one side only, the error is h/2 times the second derivative. To both sides it cancels.")
def central(learner, rng):
    for h in (0.5, 0.1, 2.0):
        x, w = rng.normal(size=3), rng.uniform(1, 3, size=3)
        answer = learner.numerical_gradient(lambda at, w=w: float(np.sum(w * at**2)), x, h)
        expect(answer).close_to(2 * w * x)
        cubic = learner.numerical_gradient(lambda at, w=w: float(np.sum(w * at**3)), x, h)
        expect(cubic, because="For a cubic w x³ the error is exactly w h².").close_to(w * (3 * x**2 + h**2))


@check("The point is left exactly as it was", task=1, needs=("gradient_example",),
       hint="x + h - h is not always x. Change a copy, or remember the old number.")
def point_unchanged(learner, rng):
    x = 100 * rng.normal(size=(5, 4))  # large enough for x + h - h to be another number than x, somewhere
    called = learner.echo("numerical_gradient", lambda at: float(np.sum(at**2)), x, 1e-5)
    expect(called.args[1], because="This is x after the call.").equal(x)


@check("Relative errors are right, for small numbers too", task=2,
       hint="What stands in the denominator when both numbers are tiny?")
def errors(learner, rng):
    a = np.array([1.0, 2.0, 0.0, 1e-9, -3.0, 0.0])
    b = np.array([1.0, 1.0, 0.0, -1e-9, 3.0, 5e-5])
    expect(learner.relative_error(a, b)).close_to([0.0, 1 / 3, 0.0, 2e-5, 1.0, 0.5])
    for shape in [(5,), (3, 4)]:
        a, b = rng.normal(size=shape), rng.normal(size=shape)
        b[0] = a[0] * (1 + 1e-4)
        a[1], b[1] = a[1] * 1e-6, b[1] * 1e-6
        expect(learner.relative_error(a, b)).close_to(_relative(a, b))


@check("A right gradient is found right", task=3, needs=("gradient_shapes", "errors"),
       hint="Which entries do you complain about, and by how much do they differ? Entries with a gradient of 0 have noise.")
def no_false_alarm(learner, rng):
    answers = [learner.check_gradient(*_smooth(rng)) for _ in range(3)]
    expect(answers, because="Nothing is wrong with any of these gradients.").equal([None] * 3)


@check("A wrong entry is named by its index", task=3, needs=("gradient_shapes", "errors"),
       hint="np.unravel_index turns the place in the flattened array into an index with one number for each axis.")
def wrong_entry(learner, rng):
    answers, right = [], []
    for _ in range(4):
        f, gradient, x = _smooth(rng)
        index = tuple(int(rng.integers(size)) for size in gradient.shape)
        gradient[index] = gradient[index] * rng.choice([-1.0, 0.0, 0.7, 2.0]) + (0.01 if gradient[index] == 0 else 0)
        answers.append(learner.check_gradient(f, gradient, x))
        right.append(index)
    expect(answers, because="One entry is wrong in each of these gradients.").equal(right)


@check("Of several wrong entries the worst is named, by its relative error", task=3, needs=("wrong_entry",),
       hint="An error of 0.1 is little where the gradient is 100, and much where it is 0.2.")
def worst_entry(learner, rng):
    for _ in range(3):
        slopes = rng.permutation([200.0, -150.0, 0.5, -0.3, 3.0, 1.0]).reshape(2, 3)
        right = slopes.copy()
        worst = np.argwhere(np.abs(slopes) == 0.3)[0].tolist()
        slopes[np.abs(slopes) > 100] *= 1.1
        slopes[tuple(worst)] *= 1.5
        answer = learner.check_gradient(lambda at, r=right: float(np.sum(r * at)), slopes, rng.normal(size=(2, 3)))
        expect(answer, because="Three entries of this gradient are wrong.").equal(tuple(worst))


@check("NaN in a gradient is wrong", task=3, needs=("wrong_entry",),
       hint="Every comparison with NaN is false, `error > 0.0001` too.")
def not_a_number(learner, rng):
    answers, right = [], []
    for _ in range(3):
        f, gradient, x = _smooth(rng)
        index = tuple(int(rng.integers(size)) for size in gradient.shape)
        gradient[index] = np.nan
        answers.append(learner.check_gradient(f, gradient, x))
        right.append(index)
    expect(answers, because="One entry is NaN in each of these gradients.").equal(right)


@check("At a kink nothing is judged, beside it everything is", task=3, needs=("no_false_alarm", "wrong_entry"),
       hint="At a kink the slopes to the left and to the right differ. Compare (f(x+h) - f(x)) / h with (f(x) - f(x-h)) / h.")
def at_kinks(learner, rng):
    answers, right = [], []
    for _ in range(3):
        x, w = rng.normal(size=6), rng.uniform(0.5, 2, size=6)
        x[np.abs(x) < 0.1] += 0.5
        at, other = (int(place) for place in rng.permutation(6)[:2])
        x[at] = rng.choice([0.0, 2e-6, -3e-6])
        gradient = w * (x > 0)

        def relu(point, w=w):
            return float(np.sum(w * np.maximum(point, 0)))

        answers.append(learner.check_gradient(relu, gradient, x))
        gradient[other] += 0.2
        answers.append(learner.check_gradient(relu, gradient, x))
        right += [None, (other,)]
    because = "Each x has one entry at a kink. The first, third and fifth gradient are right, the others have a wrong entry."
    expect(answers, because=because).equal(right)


@check("Among eight layers the broken ones are found, and no other", task=4, points=3, needs=("at_kinks", "worst_entry"),
       hint="sum(y) alone doesn't show everything: the rows of a softmax always add up to 1. Weight the outputs at random.")
def eight_layers(learner, rng):
    made = [_layers(rng, tanh_is_broken) for tanh_is_broken in (True, True, False)]
    answers = [learner.find_bugs([layer[:3] for layer in layers]) for layers, _ in made]
    for answer, (_, wrong) in zip(answers, made, strict=True):
        expect(answer, because="There is one entry for each layer.").kind("list", "tuple").length(len(wrong))
        verdicts = ["right" if each is None else "wrong" for each in answer]
        expect(verdicts, because="This is what you say of the layers, in their order.").equal(
            ["wrong" if places is not None else "right" for places in wrong])
        for each, places in zip(answer, wrong, strict=True):
            if places is not None:
                expect(each, because="This is what you return for a broken layer.").kind("tuple", "list")
                index = tuple(int(n) for n in each)
                expect(index in places, because=f"You say that entry {index} of a gradient is the worst.").true()


def _relative(a, b):
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), SMALL)


def _smooth(rng):
    """A smooth function of an array with its gradient there; some slopes are exactly 0, some large."""
    shape = [(5,), (2, 3), (3, 2)][int(rng.integers(3))]
    x, w = rng.uniform(0.5, 1.5, size=shape), rng.choice([-40.0, -2.0, 0.7, 1.3, 9.0], size=shape)
    w.ravel()[int(rng.integers(w.size))] = 0.0
    return (lambda at, w=w: float(5 + np.sum(w * np.tanh(at)))), w * (1 - np.tanh(x) ** 2), x


def _layers(rng, tanh_is_broken):
    """Eight layers (forward, backward, x), half of them broken, and for each the set of wrong indices or None."""
    makers = [_tanh, _dense, _softmax, _relu, _standardise, _product, _sigmoid, _mean_square]
    others = rng.permutation([True] * (4 - tanh_is_broken) + [False] * (3 + tanh_is_broken))
    broken = [tanh_is_broken, *others.tolist()]
    made = [make(rng, bool(wrong)) for make, wrong in zip(makers, broken, strict=True)]
    order = rng.permutation(len(made))
    layers = [made[n] for n in order]
    return layers, [_every(layer) if broken[n] else None for n, layer in zip(order, layers, strict=True)]


def _every(layer):
    """The places at which this layer's mistake shows."""
    return {tuple(int(n) for n in place) for place in np.argwhere(layer[3])}


def _dense(rng, broken):
    w, x = rng.normal(size=(3, 3)), rng.normal(size=(2, 3))  # square: a forgotten transpose has the right shape

    def backward(x, dy):
        return np.asarray(dy) @ (w if broken else w.T)

    return (lambda x: np.asarray(x) @ w), backward, x, np.ones(x.shape, dtype=bool)


def _tanh(rng, broken):
    """Broken: the slope alone, without what came from above."""
    x = rng.uniform(0.4, 1.2, size=(2, 2))

    def backward(x, dy):
        slope = 1 - np.tanh(x) ** 2
        return slope if broken else np.asarray(dy) * slope

    return (lambda x: np.tanh(x)), backward, x, np.ones(x.shape, dtype=bool)


def _softmax(rng, broken):
    x = rng.normal(size=(2, 3))

    def forward(x):
        exps = np.exp(np.asarray(x))
        return exps / exps.sum(axis=1, keepdims=True)

    def backward(x, dy):
        y, dy = forward(x), np.asarray(dy)
        if broken:  # the diagonal of the Jacobian alone
            return dy * y * (1 - y)
        return y * (dy - (dy * y).sum(axis=1, keepdims=True))

    return forward, backward, x, np.ones(x.shape, dtype=bool)


def _relu(rng, broken):
    """With one entry at the kink. Broken: one entry lets its gradient through though it is negative."""
    x = rng.uniform(0.3, 1, size=6) * np.array([1, -1, 1, -1, 1, -1])
    x[int(rng.choice([0, 2, 4]))] = 0.0
    where = np.zeros(6, dtype=bool)
    where[int(rng.choice([1, 3, 5]))] = broken

    def backward(x, dy):
        return np.asarray(dy) * ((np.asarray(x) > 0) | where)

    return (lambda x: np.maximum(np.asarray(x), 0)), backward, x, where


def _standardise(rng, broken):
    """Rows minus their mean. Broken: the mean is treated as a constant."""
    x = rng.normal(size=(2, 3))

    def backward(x, dy):
        dy = np.asarray(dy)
        return dy if broken else dy - dy.mean(axis=1, keepdims=True)

    return (lambda x: np.asarray(x) - np.mean(x, axis=1, keepdims=True)), backward, x, np.ones(x.shape, dtype=bool)


def _product(rng, broken):
    """x times x reversed: each entry is used twice. Broken: only one use counts."""
    x = rng.uniform(0.5, 2, size=4)

    def backward(x, dy):
        x, dy = np.asarray(x), np.asarray(dy)
        return dy * x[::-1] if broken else dy * x[::-1] + (dy * x)[::-1]

    return (lambda x: np.asarray(x) * np.asarray(x)[::-1]), backward, x, np.ones(4, dtype=bool)


def _sigmoid(rng, broken):
    """Broken: one entry is 8 % too large."""
    x = rng.normal(size=(3, 2))
    where = np.zeros(6, dtype=bool)
    where[int(rng.integers(6))] = broken
    where = where.reshape(3, 2)

    def backward(x, dy):
        y = 1 / (1 + np.exp(-np.asarray(x)))
        return np.asarray(dy) * y * (1 - y) * np.where(where, 1.08, 1.0)

    return (lambda x: 1 / (1 + np.exp(-np.asarray(x)))), backward, x, where


def _mean_square(rng, broken):
    """One number comes out. Broken: the division by the number of entries is missing."""
    x = rng.normal(size=(2, 2)) + 2

    def backward(x, dy):
        return np.asarray(dy) * 2 * np.asarray(x) / (1 if broken else 4)

    return (lambda x: np.mean(np.asarray(x) ** 2)), backward, x, np.ones(x.shape, dtype=bool)
