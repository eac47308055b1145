"""Evaluation from the counts to the curve. The model is the judge's own: it sees what it is fitted to.

`out_of_fold` gets a model that lives here and answers by asks, so that every fit is known, and the right scores can be
computed beside it.
"""

import re

import numpy as np

from grader.checks import Remote, check, expect

Y = np.array([1, 0, 1, 0, 0])
SCORES = np.array([0.9, 0.4, 0.4, 0.3, 0.1])


@check("The worked example of a table comes out right, and two more", task=1,
       hint="Rows are the truth, columns the prediction. Where does someone stand who is ill and was sent home?")
def confusion_example(learner, rng):
    calls = [(Y, np.array([1, 1, 0, 0, 0])), (1 - Y, np.array([1, 1, 1, 0, 1])), (Y, np.ones(5, dtype=int))]
    for answer, call in zip(learner.many("confusion", calls), calls, strict=True):
        expect(answer).equal(_confusion(*call))


@check("The table of any predictions", task=1, needs=("confusion_example",),
       hint="All four counts together are the number of examples.")
def confusion_fresh(learner, rng):
    calls = [(rng.random(n) < 0.3, rng.random(n) < 0.6) for n in (1, 9, 40, 200)]
    calls = [(y.astype(int), guess.astype(int)) for y, guess in calls]
    for answer, (y, guess) in zip(learner.many("confusion", calls), calls, strict=True):
        expect(answer).equal(_confusion(y, guess))


@check("The worked report comes out right, and that of any table", task=1,
       hint="Precision divides by a column of the table, recall by a row.")
def report_fresh(learner, rng):
    tables = [np.array([[2, 1], [1, 1]]), *rng.integers(1, 60, size=(4, 2, 2))]
    for answer, table in zip(learner.many("report", [(table,) for table in tables]), tables, strict=True):
        expect(answer).close_to(_report(*table.ravel().tolist()))


@check("Where there is nothing to divide by, the report says 0", task=1, needs=("report_fresh",),
       hint="Nobody was called positive: then precision has nothing to divide by. When has recall?")
def report_edges(learner, rng):
    n, m = rng.integers(3, 30, size=2).tolist()
    for table in ([[n, 0], [m, 0]], [[n, m], [0, 0]], [[n, 0], [0, 0]], [[0, 0], [0, n]]):
        expect(learner.report(np.array(table))).close_to(_report(*np.ravel(table).tolist()))


@check("The worked example of a curve comes out right, with its tie", task=2,
       hint="Lower the threshold from above 0.9 to 0.1. At 0.4 two examples cross it at once.")
def roc_example(learner, rng):
    for scores in (SCORES, 10 * SCORES - 7, SCORES**3):
        _curve(learner.roc_points(Y, scores), [[0, 0, 1 / 3, 2 / 3, 1], [0, 0.5, 1, 1, 1]])


@check("The curve of any scores, in any order", task=2, needs=("roc_example",),
       hint="The data aren't sorted, and scores can be negative. The first point is (0, 0), the last is (1, 1).")
def roc_fresh(learner, rng):
    for n in (6, 15, 60):
        y, scores = _two_classes(rng, n), rng.normal(size=n) * 4
        _curve(learner.roc_points(y, scores), _roc(y, scores))


@check("Equal scores are one step, however many there are", task=2, needs=("roc_example",),
       hint="Their order in the data must not matter. How many different scores are there?")
def roc_ties(learner, rng):
    for n, levels in [(12, 3), (40, 5), (30, 2)]:
        y = _two_classes(rng, n)
        scores = rng.integers(0, levels, size=n) / 4.0 + 0.25 * y
        _curve(learner.roc_points(y, scores), _roc(y, scores))
    _curve(learner.roc_points(np.array([1, 0, 0, 1, 0]), np.full(5, 0.5)), ([0, 1], [0, 1]))


@check("One class alone has no curve: that is refused with ValueError", task=2,
       hint="Which of the two rates divides by the number of negatives?")
def roc_one_class(learner, rng):
    for label in (0, 1):
        learner.raises(ValueError, "roc_points", np.full(4, label), rng.random(4))


@check("The worked area comes out right, and the areas of simple curves", task=3,
       hint="Between two points lies a trapezium: its width times its middle height.")
def area_example(learner, rng):
    curves = [([0, 0, 1 / 3, 2 / 3, 1], [0, 0.5, 1, 1, 1]), ([0, 1], [0, 1]), ([0, 0, 1], [0, 1, 1]),
              ([0, 1, 1], [0, 0, 1]), ([0, 0.5, 1], [0, 0.5, 1])]
    answers = learner.many("area", [(np.array(fpr), np.array(tpr)) for fpr, tpr in curves])
    expect(answers).close_to([5.5 / 6, 0.5, 1.0, 0.0, 0.5])


@check("The area is the chance that a positive example scores higher", task=3, needs=("area_example",),
       hint="Check a small case by counting pairs: one for the right order, one half for a tie.")
def area_is_a_chance(learner, rng):
    cases = [(_two_classes(rng, n), rng.integers(0, levels, size=n)) for n, levels in [(20, 4), (50, 9), (30, 99)]]
    cases = [(y, scores + y) for y, scores in cases]
    answers = learner.many("area", [_roc(y, scores) for y, scores in cases])
    expect(answers).close_to([_chance(y, scores) for y, scores in cases])


@check("Each class is spread evenly over the folds", task=4,
       hint="Deal the members of one class like cards, one fold after the other. Then the next class.")
def folds_even(learner, rng):
    for counts, k in [((50, 7), 5), ((12, 12), 4), ((31, 3, 9), 3), ((20, 1), 10)]:
        y = rng.permutation(np.repeat(rng.choice(20, size=len(counts), replace=False), counts))
        folds = learner.stratified_folds(y, k, int(rng.integers(1000)))
        expect(folds).shape(len(y)).between(0, k - 1)
        own = np.asarray(folds)
        expect(own, because="Folds are whole numbers.").equal(np.round(own.astype(float)).astype(int))
        for label in np.unique(y):
            sizes = [int(np.sum(own[y == label] == fold)) for fold in range(k)]
            expect(max(sizes) - min(sizes), because=f"This is how much the numbers of class {label} in the {k} folds "
                                                    f"differ: they are {sizes}.").at_most(1)


@check("Folds are random, and the same for the same seed", task=4, needs=("folds_even",),
       hint="Shuffle the members of each class with a generator made from the seed.")
def folds_random(learner, rng):
    y = np.repeat([0, 1], [40, 20])
    first, again, other = learner.many("stratified_folds", [(y, 4, 3), (y, 4, 3), (y, 4, 4)])
    expect(again, because="This is the second answer with the same seed.").equal(np.asarray(first).tolist())
    same = float(np.mean(np.asarray(first) == np.asarray(other)))
    # Two random deals agree at a quarter of 60 places; at all of them less than once in 10^30.
    expect(same, because="This is the share of examples that two different seeds put into the same fold.").at_most(0.99)


@check("Every example is scored once, by a model that was fitted to the other folds", task=5,
       hint="Print how many rows you fit and how many you score in each round.")
def never_seen(learner, rng):
    for n, d in [(10, 2), (24, 3)]:
        x, y, folds = _table(rng, n, d)
        model, fits = _model()
        answer = learner.out_of_fold(model, x, y, folds)
        expect(answer).shape(n).finite()
        fitted = [len(labels) for _, labels in fits]
        right = [int(np.sum(folds != fold)) for fold in np.unique(folds)]
        expect(sorted(fitted), because="These are the numbers of rows that the model was fitted to, sorted.").equal(
            sorted(right))


@check("The scaling is learned where the model is", task=5, needs=("never_seen",), points=2,
       hint="Mean and standard deviation come from the rows that are fitted. With them the fold's rows are scaled too.",
       alternates={"the scaling is computed from all rows": lambda model, x, y, folds: _out_of_fold(x, y, folds, "all"),
                   "each part is scaled by itself": lambda model, x, y, folds: _out_of_fold(x, y, folds, "own"),
                   "nothing is scaled": lambda model, x, y, folds: _out_of_fold(x, y, folds, "none")})
def scaled_inside(learner, rng):
    for n, d in [(12, 2), (30, 4), (21, 3)]:
        x, y, folds = _table(rng, n, d)
        model, _ = _model()
        expect(learner.out_of_fold(model, x, y, folds)).close_to(_out_of_fold(x, y, folds, "train"))


@check("A feature without spread is no obstacle, and x stays as it was", task=5, needs=("scaled_inside",),
       hint="Its standard deviation is 0. Centred it is all zeros; divide it by 1.")
def constant_feature(learner, rng):
    for n, d in [(15, 3), (20, 2)]:
        x, y, folds = _table(rng, n, d)
        x[:, 1] = 4.0
        model, _ = _model()
        called = learner.echo("out_of_fold", model, x, y, folds)
        expect(called.value).close_to(_out_of_fold(x, y, folds, "train"))
        expect(called.args[1], because="This is x after the call.").equal(x)


@check("The figure shows the curve and the diagonal", task=6, needs=("roc_fresh", "roc_ties"),
       hint="One line through the points of roc_points, and one dashed from corner to corner. Which rate goes across?")
def figure_curve(learner, rng):
    y = _two_classes(rng, 40)
    scores = rng.normal(size=40).round(1) + y
    axes = _drawn(learner, y, scores)
    fpr, tpr = _roc(y, scores)
    solid = [line for line in axes["lines"] if line["linestyle"] != "--"]
    dashed = [line for line in axes["lines"] if line["linestyle"] == "--"]
    expect(len(solid), because="This counts the lines that aren't dashed.").at_least(1)
    curve = next((line for line in solid if len(line["x"]) == len(fpr)), solid[0])
    expect(np.array([curve["x"], curve["y"]]), axes=("rate", "point"),
           because="These are the x and the y of the curve.").close_to([fpr, tpr])
    expect(len(dashed), because="This counts the dashed lines.").equal(1)
    ends = np.column_stack([dashed[0]["x"], dashed[0]["y"]])
    expect(ends[:, 0], because="On the diagonal x equals y.").close_to(ends[:, 1])
    expect([ends.min(), ends.max()], because="The diagonal goes from 0 to 1.").close_to([0.0, 1.0])


@check("The title tells the area, and both axes say what they are", task=6,
       needs=("roc_fresh", "roc_ties", "area_example"),
       hint="Two decimals: an f-string with :.2f.")
def figure_words(learner, rng):
    y = _two_classes(rng, 30)
    scores = rng.normal(size=30) + 0.7 * y
    axes = _drawn(learner, y, scores)
    for name in ("xlabel", "ylabel"):
        expect(len(axes[name].strip()), because=f"This is the length of the {name}.").at_least(1)
    numbers = [float(part) for part in re.findall(r"\d+(?:\.\d+)?", axes["title"][:200])]
    expect(len(numbers), because="This counts the numbers in the title.").at_least(1)
    right = _chance(y, scores)
    nearest = min(numbers, key=lambda number: abs(number - right))
    # Two decimals are asked for: half a hundredth, and a little for the rounding of a tie.
    expect(nearest, because="This is the number in the title.").close_to(right, rtol=0, atol=0.0051)


def _confusion(y, predicted):
    return [[int(np.sum((y == truth) & (predicted == guess))) for guess in (0, 1)] for truth in (0, 1)]


def _report(tn, fp, fn, tp):
    def share(part, whole):
        return part / whole if whole else 0.0

    return {"accuracy": share(tn + tp, tn + fp + fn + tp), "precision": share(tp, tp + fp),
            "recall": share(tp, tp + fn), "f1": share(2 * tp, 2 * tp + fp + fn)}


def _roc(y, scores):
    """One threshold after the other, the highest first."""
    levels = np.unique(scores)[::-1]
    fpr = [0.0] + [float(np.mean(scores[y == 0] >= level)) for level in levels]
    tpr = [0.0] + [float(np.mean(scores[y == 1] >= level)) for level in levels]
    return np.array(fpr), np.array(tpr)


def _chance(y, scores):
    gaps = scores[y == 1][:, None] - scores[y == 0]
    return float(np.mean((gaps > 0) + 0.5 * (gaps == 0)))


def _curve(answer, right):
    expect(answer, because="Two arrays, the false and the true positive rates.").kind("tuple", "list", "array").length(2)
    expect(np.shape(answer[0]), because="These are the lengths of the false and the true positive rates.").equal(
        np.shape(answer[1]))
    # As one table, so that all numbers of the curve speak together.
    expect(answer, axes=("rate", "point")).close_to(np.array([right[0], right[1]], dtype=float))


def _two_classes(rng, n):
    """Both classes, in any order, not equally many."""
    return rng.permutation(np.repeat([0, 1], [n - n // 3, n // 3]))


def _table(rng, n, d):
    """Features on different scales, labels, and folds with odd names, of different sizes and with different means."""
    names = rng.choice(np.arange(3, 30), size=3, replace=False)
    folds = rng.permutation(np.repeat(names, [n // 2, n // 4, n - n // 2 - n // 4]))
    x = rng.normal(size=(n, d)) * 10.0 ** rng.uniform(-1, 2, size=d) + rng.normal(size=d) * 5
    x += (folds == names[0])[:, None] * x.std(axis=0)
    y = np.zeros(n, dtype=int)
    for name in names:  # both classes in every fold, so that every fit sees both
        members = np.flatnonzero(folds == name)
        y[members[: max(1, len(members) // 3)]] = 1
    return x, y, folds


def _model():
    """A model of the judge's (the difference of the class means as weights), and the list of what it was fitted to."""
    fits, weights = [], []

    def fit(x, y):
        x, y = np.asarray(x, dtype=float), np.asarray(y)
        fits.append((x, y))
        weights[:] = [_weights(x, y)]

    def score(x):
        expect(len(weights), because="This counts the fits before the first score.").at_least(1)
        return np.asarray(x, dtype=float) @ weights[0]

    return Remote("Model", {"fit": fit, "score": score}), fits


def _weights(x, y):
    means = [x[y == label].mean(axis=0) if np.any(y == label) else np.zeros(x.shape[1]) for label in (0, 1)]
    return means[1] - means[0] + 0.1 * x.mean(axis=0)


def _out_of_fold(x, y, folds, scaling):
    scores = np.zeros(len(y))
    for fold in np.unique(folds):
        here = folds == fold
        base = {"train": x[~here], "all": x, "own": x[~here], "none": None}[scaling]
        train, test = _scaled(x[~here], base), _scaled(x[here], x[here] if scaling == "own" else base)
        scores[here] = test @ _weights(train, y[~here])
    return scores


def _scaled(x, base):
    if base is None:
        return x
    spread = base.std(axis=0)
    return (x - base.mean(axis=0)) / np.where(spread > 0, spread, 1)


def _drawn(learner, y, scores):
    """The Axes that plot_roc draws."""
    learner.plot_roc(y, scores)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_roc makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]
