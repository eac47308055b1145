"""A dashboard judged by the data behind its four panels, and by the functions that compute them.

Each call of dashboard costs a picture of a few tenths of a second, so there are only eight of them.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified

TINY = 1e-6  # far above rounding, far below what an eye sees
NAMES = ["owl", "wren", "swift", "heron", "robin"]


@check("The worked losses have their best epoch, and so have two more", task=1,
       hint="Epochs are counted from 1. And what does a comparison with NaN say?")
def best_epoch_example(learner, rng):
    losses = [np.array([0.9, np.nan, 0.4, 0.6, 0.4]), np.array([0.5, 0.7]), np.array([np.nan, 0.8, 0.7, 0.2])]
    for answer, right in zip(learner.many("best_epoch", [(loss,) for loss in losses]), [3, 1, 4], strict=True):
        expect(answer).equal(right)


@check("Any losses: gaps, ties, a single measurement", task=1, needs=("best_epoch_example",),
       hint="Of several equal losses the earliest counts.")
def best_epoch_fresh(learner, rng):
    for e in (6, 11, 25):
        loss = rng.integers(3, 8, size=e) / 10
        loss[rng.choice(e, size=e // 2, replace=False)] = np.nan
        expect(learner.best_epoch(loss)).equal(int(np.flatnonzero(loss == np.nanmin(loss))[0]) + 1)
    single = np.full(7, np.nan)
    single[4] = 2.5
    expect(learner.best_epoch(single)).equal(5)


@check("The worked labels are counted, and two more lists", task=2,
       hint="The pair (0, 0) comes twice. Do rows stand for the truth or for the prediction in your table?")
def confusion_example(learner, rng):
    cases = [([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0], 3, [[2, 1, 0], [0, 2, 0], [1, 0, 0]]),
             ([1, 1, 1], [0, 0, 0], 2, [[0, 0], [3, 0]]), ([0, 0, 1, 1], [1, 1, 1, 1], 2, [[0, 2], [0, 2]])]
    answers = learner.many("confusion", [(np.array(t), np.array(p), c) for t, p, c, _ in cases])
    for answer, (*_, right) in zip(answers, cases, strict=True):
        expect(answer).equal(right)


@check("Any labels: many classes, classes that nobody has, one example", task=2, needs=("confusion_example",),
       hint="The size of the table is `classes`, whatever labels turn up.")
def confusion_fresh(learner, rng):
    for n, classes in [(40, 3), (12, 6), (1, 4), (2000, 5)]:
        truth, predicted = _labels(rng, n, classes)
        expect(learner.confusion(truth, predicted, classes)).equal(_table(truth, predicted, classes))


@check("The worked table has its precision and recall, and so have two more", task=3,
       hint="Two sums for each class: down its column, all that were called so; along its row, all that are.")
def scores_example(learner, rng):
    tables = [[[2, 1, 0], [0, 2, 0], [1, 1, 2]], [[3, 1], [1, 0]], [[1, 3], [4, 2]]]
    for answer, table in zip(learner.many("class_scores", [(np.array(t),) for t in tables]), tables, strict=True):
        expect(answer, axes=("score", "class")).close_to(_scores(np.array(table)))


@check("A class that is never predicted, or never true, has a score of 0", task=3, needs=("scores_example",),
       hint="0 / 0 is NaN. Which sums can be 0, and what may you divide by instead?")
def scores_undefined(learner, rng):
    for table in ([[2, 1, 0], [0, 2, 0], [1, 0, 0]], [[0, 0], [3, 1]], [[0, 2], [0, 0]]):
        expect(learner.class_scores(np.array(table)), axes=("score", "class")).close_to(_scores(np.array(table)))


@check("Any table of counts", task=3, needs=("scores_example",),
       hint="Compute one class by hand, for a table that isn't symmetric.")
def scores_fresh(learner, rng):
    for c in (2, 4, 7):
        table = rng.integers(1, 30, size=(c, c))
        expect(learner.class_scores(table), axes=("score", "class")).close_to(_scores(table))


@check("One figure with four panels, each with its title and a name on either axis", task=4,
       hint="axes.set(title=..., xlabel=..., ylabel=...) for each of the four. Is every figure the one you return?")
def panels(learner, rng):
    drawn = _drawn(learner, *_run(rng))
    for title in ("loss", "learning rate", "confusion", "precision and recall"):
        named = bool(drawn[title]["xlabel"].strip() and drawn[title]["ylabel"].strip())
        expect(named, because=f"This is whether both axes of the panel {title} have a name.").true()


@check("The lines of the loss go through the right points, and a legend names them", task=4, needs=("panels",),
       hint="The first epoch is 1. For the validation line, keep only what was measured, of both coordinates.")
def loss_lines(learner, rng):
    history, *rest = _run(rng)
    axes = _drawn(learner, history, *rest)["loss"]
    epochs, measured = np.arange(1, len(history["train"]) + 1), ~np.isnan(history["validation"])
    for name, keep in [("train", epochs > 0), ("validation", measured)]:
        lines = [line for line in axes["lines"] if line["label"] == name]
        expect(len(lines), because=f"This counts the lines with the label {name}.").equal(1)
        expect(lines[0]["x"], because=f"These are the epochs of the line {name}.").close_to(epochs[keep])
        expect(lines[0]["y"], because=f"These are the losses of the line {name}.").close_to(history[name][keep])
        expect(axes["legend"], because="These are the texts of the legend.").contains(name)


@check("A vertical line stands at the best epoch", task=4, needs=("panels", "best_epoch_fresh"),
       hint="The line's x is a number of an epoch, as on the horizontal axis.")
def best_epoch_line(learner, rng):
    history, *rest = _run(rng)
    axes = _drawn(learner, history, *rest)["loss"]
    upright = [np.ravel(line["x"]) for line in axes["lines"] if line["label"] not in ("train", "validation")]
    upright += [np.asarray(part)[:, 0] for piece in axes["segments"] for part in piece["segments"]]
    places = [float(x[0]) for x in upright if len(x) >= 2 and np.ptp(x) <= TINY]
    expect(len(places), because="This counts the vertical lines of the panel.").equal(1)
    expect(places[0], because="This is where the vertical line stands.").close_to(_best(history["validation"]))


@check("The learning rate is drawn on a logarithmic axis", task=4, needs=("panels",),
       hint="axes.set_yscale, or a function of the axes that plots with a logarithmic y at once.")
def rate_line(learner, rng):
    history, *rest = _run(rng)
    axes = _drawn(learner, history, *rest)["learning rate"]
    expect(axes["yscale"], because="This is the scale of the vertical axis.").equal("log")
    lines = [line for line in axes["lines"] if len(line["x"]) > 2]  # a line at the best epoch may be here as well
    expect(len(lines), because="This counts the lines of the panel.").equal(1)
    expect(lines[0]["x"], because="These are the epochs.").close_to(np.arange(1, len(history["rate"]) + 1))
    expect(lines[0]["y"], because="These are the rates.").close_to(history["rate"])


@check("The image shows the shares of each row, in colours that run from 0 to 1", task=4,
       needs=("panels", "confusion_fresh"),
       hint="Divide a (c, c) table by its row sums: which shape must these have? And what are the limits of the colours?")
def confusion_image(learner, rng):
    history, truth, predicted, names = _run(rng)
    axes = _drawn(learner, history, truth, predicted, names)["confusion"]
    table = _table(truth, predicted, len(names))
    expect(len(axes["images"]), because="This counts the images of the panel.").equal(1)
    expect(axes["images"][0]["values"], axes=("true class", "predicted class"), because="These are the values of the "
           "image.").close_to(table / np.maximum(table.sum(axis=1, keepdims=True), 1))
    expect(axes["images"][0]["clim"], because="These are the limits of the colours.").close_to([0.0, 1.0])
    expect("predicted" in axes["xlabel"].lower() and "true" in axes["ylabel"].lower(), because="This is whether the "
           "horizontal axis says predicted and the vertical one true.").true()


@check("Every cell holds its count", task=4, needs=("panels", "confusion_fresh"),
       hint="axes.text wants x before y: which of the two runs along a row of the table?")
def cell_counts(learner, rng):
    history, truth, predicted, names = _run(rng)
    axes = _drawn(learner, history, truth, predicted, names)["confusion"]
    table = _table(truth, predicted, len(names))
    written = {}
    for text in axes["texts"]:
        place = round(text["y"]), round(text["x"])
        if max(abs(place[0] - text["y"]), abs(place[1] - text["x"])) < 0.25:  # a quarter of a cell: near its middle
            written[place] = text["text"].strip()
    found = [[written.get((i, j), "") for j in range(len(names))] for i in range(len(names))]
    expect(found, because="These are the texts in the cells, row by row.").equal(
        [[str(count) for count in row] for row in table.tolist()])


@check("Two bars for each class, side by side, with the right heights", task=4,
       needs=("panels", "confusion_fresh", "scores_fresh"),
       hint="Move one set of bars to the left and the other to the right, by half the width of a bar.")
def score_bars(learner, rng):
    history, truth, predicted, names = _run(rng)
    axes = _drawn(learner, history, truth, predicted, names)["precision and recall"]
    right = dict(zip(("precision", "recall"), _scores(_table(truth, predicted, len(names))), strict=True))
    edges = []
    for name, heights in right.items():
        bars = [each for each in axes["bars"] if each["label"] == name]
        expect(len(bars), because=f"This counts the sets of bars with the label {name}.").equal(1)
        order = np.argsort(bars[0]["x"])
        left, width = bars[0]["x"][order], bars[0]["width"][order]
        expect(bars[0]["height"][order], because=f"These are the heights of {name}, from left to right.").close_to(heights)
        expect(np.round(left + width / 2), because=f"These are the classes that the bars of {name} stand at.").close_to(
            np.arange(len(names)))
        expect(axes["legend"], because="These are the texts of the legend.").contains(name)
        edges.append(np.sort([left, left + width], axis=0))
    (first_low, first_high), (second_low, second_high) = edges
    apart = (first_high <= second_low + TINY) | (second_high <= first_low + TINY)
    expect(bool(apart.all()), because="This is whether the two bars of each class stand side by side.").true()
    low, high = axes["ylim"]
    expect(abs(low) <= TINY and high >= 1 - TINY, because="This is whether the axis begins at 0 and reaches 1.").true()


@check("The history stays as it was", task=4, needs=("panels",),
       hint="Does your code write into history['validation']? Select what was measured into a new array.")
def history_unchanged(learner, rng):
    history, *rest = _run(rng)
    history["validation"] = np.nan_to_num(history["validation"], nan=9.0)  # NaN is never equal to itself
    input_not_modified(learner, "dashboard", history, *rest)


def _run(rng):
    """A training run: losses that fall and rise, measured now and then, and predictions of 3 to 5 classes."""
    e, c = int(rng.integers(9, 16)), int(rng.integers(3, 6))
    epochs = np.arange(1, e + 1)
    validation = 0.3 + 0.05 * np.abs(epochs - rng.integers(3, e - 2)) + rng.uniform(0, 0.03, size=e)
    gaps = rng.choice(np.arange(1, e - 1), size=e // 3, replace=False)
    validation[gaps] = np.nan
    history = {"train": 1.5 * np.exp(-epochs / 5) + rng.uniform(0, 0.05, size=e), "validation": validation,
               "rate": 10.0 ** -rng.uniform(1.5, 2.5) * 0.3 ** (epochs // 4)}
    truth = np.concatenate([np.arange(c), rng.integers(0, c, size=60)])
    predicted = np.where(rng.random(len(truth)) < 0.6, truth, rng.integers(0, c - 1, size=len(truth)))
    return history, truth, predicted, NAMES[:c]


def _labels(rng, n, classes):
    return rng.integers(0, max(classes - 1, 1), size=n), rng.integers(0, classes, size=n)


def _table(truth, predicted, classes):
    return np.bincount(truth * classes + predicted, minlength=classes**2).reshape(classes, classes)


def _scores(table):
    right = np.diagonal(table)
    return np.array([right / np.maximum(table.sum(axis=0), 1), right / np.maximum(table.sum(axis=1), 1)])


def _best(validation):
    return int(np.nanargmin(validation)) + 1


def _drawn(learner, history, truth, predicted, names):
    """The panels of the dashboard by their titles in lower case; a colour bar has none."""
    learner.dashboard(history, truth, predicted, names)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that dashboard makes and leaves open.").equal(1)
    found = {axes["title"].strip().lower(): axes for axes in figures[0].axes}
    for title in ("loss", "learning rate", "confusion", "precision and recall"):
        expect(list(found), because="These are the titles of the panels, in lower case.").contains(title)
    return found
