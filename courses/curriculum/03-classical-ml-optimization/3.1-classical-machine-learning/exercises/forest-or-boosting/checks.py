"""Forests and boosting taken apart, then compared on the same folds; verdicts are recomputed from the predictions.

The tree that `boost` gets is the judge's own stump. The bar of `contest_smooth` is recorded in calibration.md.
"""

import numpy as np

from grader.checks import Remote, check, expect, measure

REMOVED = 38  # percent of the mean's error; calibration.md

DRAWN = np.array([[2, 0, 1], [0, 3, 0], [1, 0, 2]])
SAID = np.array([[5.0, 1.0, 7.0], [4.0, 2.0, 8.0], [6.0, 3.0, 9.0]])


@check("The worked example out of the bag comes out right", task=1,
       hint="For each example (a column): which trees have a 0 there, and what do they say?")
def bag_example(learner, rng):
    for said in (SAID, -SAID, SAID**2):
        expect(learner.out_of_bag(DRAWN, said)).close_to(_out_of_bag(DRAWN, said))


@check("Any forest's examples are predicted by the trees that don't know them", task=1, needs=("bag_example",),
       hint="Each example has another number of trees that left it out. Divide by that number.")
def bag_fresh(learner, rng):
    for trees, n in [(12, 7), (25, 40), (9, 1)]:
        drawn = _samples(rng, trees, n)
        said = rng.normal(size=(trees, n)) + 3
        expect(learner.out_of_bag(drawn, said)).close_to(_out_of_bag(drawn, said))


@check("An example that every tree has seen is refused with ValueError", task=1,
       hint="The mean of no predictions isn't a number. Is there a column without a 0?")
def bag_full(learner, rng):
    for n in (3, 6):
        drawn = _samples(rng, 8, n)
        drawn[:, rng.integers(n)] = rng.integers(1, 4, size=8)
        learner.raises(ValueError, "out_of_bag", drawn, rng.normal(size=(8, n)))


@check("The boosted example of the text comes out right", task=2,
       hint="Which numbers is each tree fitted to? Print them for the first two rounds.")
def boost_example(learner, rng):
    x, y = np.array([[0.0], [1.0], [5.0]]), np.array([0.0, 0.0, 6.0])
    for rounds, right in [(0, [2, 2, 2]), (1, [1, 1, 4]), (2, [0.5, 0.5, 5]), (3, [0.25, 0.25, 5.5])]:
        expect(learner.boost(_stump(), x, y, x, rounds, 0.5)).close_to(np.array(right, dtype=float))


@check("Boosting predicts new examples, for any number of rounds and any rate", task=2, needs=("boost_example",),
       hint="New rows get the same trees, with the same rate. But their residuals are unknown: keep two running sums.")
def boost_fresh(learner, rng):
    for n, m, d, rounds, rate in [(20, 9, 2, 5, 0.3), (35, 50, 3, 12, 0.1), (12, 4, 1, 8, 1.0)]:
        x, x_new = rng.normal(size=(n, d)), rng.normal(size=(m, d))
        y = 3 * np.sin(2 * x[:, 0]) + x[:, -1] + rng.normal(size=n) + 4
        called = learner.echo("boost", _stump(), x, y, x_new, rounds, rate)
        expect(called.value).close_to(_boost(x, y, x_new, rounds, rate))
        expect(called.args[2], because="This is y after the call.").equal(y)


@check("The worked example of errors comes out right, and those of any folds", task=3,
       hint="Square first, take the mean within the fold, then the root. Folds may have any numbers and sizes.")
def errors_right(learner, rng):
    calls = [(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 5.0, 5.0, 8.0]), np.array([7, 2, 7, 2]))]
    for n, k in [(15, 3), (40, 6), (9, 1)]:
        folds = rng.choice(rng.choice(50, size=k, replace=False), size=n)
        calls.append((rng.normal(size=n), rng.normal(size=n) * 3, folds))
    for answer, call in zip(learner.many("fold_errors", calls), calls, strict=True):
        expect(answer).close_to(_errors(*call))


@check("The worked verdict comes out right", task=4,
       hint="Subtract fold by fold before you take a mean. How is a standard deviation of three numbers computed with ddof = 1?")
def verdict_example(learner, rng):
    first, second = np.array([4.0, 6.0, 5.0]), np.array([3.0, 4.0, 2.0])
    for scale in (1.0, 3.0, 0.1):
        _verdict_is(learner.verdict(scale * first, scale * second), scale * first, scale * second)


@check("Any two models get their verdict, whichever way it goes", task=4, needs=("verdict_example",),
       hint="Errors: the smaller, the better. Within two standard errors of zero nobody has won.")
def verdict_fresh(learner, rng):
    for k, gap in [(5, -2.0), (8, 2.0), (6, 0.0), (10, -0.7), (4, 3.0), (2, 0.0)]:
        hard = rng.uniform(2, 20, size=k)
        apart = rng.normal(size=k)
        apart += gap * apart.std(ddof=1) - apart.mean() * (gap == 0.0)
        _verdict_is(learner.verdict(hard + apart, hard), hard + apart, hard)


@check("Nobody is predicted by a model that has seen them, and the verdict fits the predictions", task=5, points=2,
       needs=("errors_right", "verdict_fresh"),
       hint="For each fold: fit on the others, predict this one. The verdict compares errors on all folds.")
def contest_honest(learner, rng):
    x, y, folds = _stairs(rng)
    seed = int(rng.integers(1000))
    answer = learner.contest(x, y, folds, seed)
    for said, name in zip(_parts(answer, y, folds), ("forest", "boosting"), strict=True):
        top, others = folds == folds[y.argmax()], folds != folds[y.argmax()]
        # Trees predict means of what they were fitted to. Steps are 10 high and boosting overshoots by less than 2.
        expect(np.asarray(said)[top].max(), because=f"This is the {name}'s largest prediction for a fold whose values "
               f"lie above all others: it can't know that.").at_most(y[others].max() + 4)
    again = learner.contest(x, y, folds, seed)
    for one, other in zip(_parts(again, y, folds), answer, strict=False):
        expect(one, because="This is the second answer with the same seed.").close_to(np.asarray(other, dtype=float))


@check("On tables with much structure both models are good", task=5, points=2, needs=("contest_honest",),
       hint="Compare with the libraries' defaults. How many trees has your forest?")
def contest_smooth(learner, rng):
    def removed(_draw):
        x, y, folds = _smooth(rng)
        said = _parts(learner.contest(x, y, folds, int(rng.integers(1000))), y, folds)
        alone = _errors(y, np.full(len(y), y.mean()), folds).mean()
        return 100 * min(1 - _errors(y, np.asarray(one, dtype=float), folds).mean() / alone for one in said)

    measure("Error removed by the weaker of the two models", removed, at_least=REMOVED, unit="%", draws=3)


@check("On a table of little but noise the verdict still fits", task=5, needs=("contest_honest",),
       hint="Here the forest often wins, or nobody does. Whom does your code name when the first model is better?")
def contest_noise(learner, rng):
    x = rng.random((150, 6))
    y = 3 * (x[:, 0] > 0.5) * (x[:, 1] > 0.5) + rng.normal(scale=3, size=150)
    folds = rng.permutation(np.arange(150) % 6)
    _parts(learner.contest(x, y, folds, int(rng.integers(1000))), y, folds)


def _out_of_bag(drawn, said):
    return np.array([said[drawn[:, i] == 0, i].mean() for i in range(drawn.shape[1])])


def _samples(rng, trees, n):
    """How often each tree drew each example; the first tree left out the even ones, the second the odd ones."""
    drawn = np.array([np.bincount(rng.integers(n, size=n), minlength=n) for _ in range(trees)])
    drawn[0, ::2], drawn[1, 1::2] = 0, 0
    return drawn


def _fit_stump(x, y):
    """The question with the smallest sum of squares, as (feature, threshold, mean below, mean above)."""
    best = None
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold
            below, above = y[left].mean(), y[~left].mean()
            loss = ((y[left] - below) ** 2).sum() + ((y[~left] - above) ** 2).sum()
            # A later question wins only by more than rounding, so that the same residuals give the same stump.
            if best is None or loss < best[0] - 1e-9:
                best = loss, (feature, threshold, below, above)
    return best[1]


def _ask_stump(stump, x):
    feature, threshold, below, above = stump
    return np.where(x[:, feature] <= threshold, below, above)


def _stump():
    """A stump that lives here; the learner's code fits it and asks it."""
    grown = []

    def fit(x, y):
        grown[:] = [_fit_stump(np.asarray(x, dtype=float), np.asarray(y, dtype=float))]

    def predict(x):
        expect(len(grown), because="This counts the fits before the first prediction.").at_least(1)
        return _ask_stump(grown[0], np.asarray(x, dtype=float))

    return Remote("Tree", {"fit": fit, "predict": predict})


def _boost(x, y, x_new, rounds, rate):
    known, new = np.full(len(x), y.mean()), np.full(len(x_new), y.mean())
    for _ in range(rounds):
        stump = _fit_stump(x, y - known)
        known, new = known + rate * _ask_stump(stump, x), new + rate * _ask_stump(stump, x_new)
    return new


def _errors(y, said, folds):
    return np.array([np.sqrt(np.mean((y - said)[folds == fold] ** 2)) for fold in np.unique(folds)])


def _verdict(first, second):
    apart = first - second
    mean, error = apart.mean(), apart.std(ddof=1) / np.sqrt(len(apart))
    return mean, error, "first" if mean < -2 * error else "second" if mean > 2 * error else "undecided"


def _verdict_is(answer, first, second):
    expect(answer, because="A verdict is a difference, a standard error and a word.").kind("tuple", "list").length(3)
    mean, error, word = _verdict(first, second)
    expect(answer[:2], because="The mean difference and its standard error.").close_to([mean, error])
    expect(answer[2]).equal(word)


def _parts(answer, y, folds):
    """The two predictions, after the verdict has been compared with them."""
    expect(answer, because="Two arrays of predictions and a word.").kind("tuple", "list").length(3)
    *said, word = answer
    for one in said:
        expect(one, axes=("example",)).shape(len(y)).finite()
    errors = [_errors(y, np.asarray(one, dtype=float), folds) for one in said]
    right = {"first": "forest", "second": "boosting"}.get(_verdict(*errors)[2], "undecided")
    expect(word, because="This is your verdict; the right one is computed from your predictions.").equal(right)
    return said


def _stairs(rng):
    """Five folds on five steps: the values of one fold lie 10 above those of the next lower one."""
    step = np.repeat(np.arange(5), 16)
    x = np.column_stack([step + rng.uniform(-0.3, 0.3, size=80), rng.random((80, 2))])
    y = 10.0 * step + rng.uniform(-1, 1, size=80)
    order = rng.permutation(80)
    return x[order], y[order], rng.permutation(np.arange(20))[:5][step][order]


def _smooth(rng):
    """200 rows: five of eight features matter, one of them only through its distance to the middle."""
    x = rng.random((200, 8))
    y = 10 * x[:, 0] + 8 * x[:, 1] - 48 * (x[:, 2] - 0.5) ** 2 + 6 * x[:, 3] + 3 * np.sin(6 * x[:, 4])
    return x, y + rng.normal(size=200), rng.permutation(np.arange(200) % 5)
