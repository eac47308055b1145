"""A decision tree from scratch: impurity, the best question, growing, asking, and a picture judged by its data.

Right answers come from a slow search that counts with whole numbers. Its ties are the prompt's.
"""

from fractions import Fraction

import numpy as np

from grader.checks import check, expect

X = np.array([[1.0, 7.0], [2.0, 3.0], [4.0, 8.0], [5.0, 2.0], [6.0, 5.0]])
Y = np.array([0, 0, 1, 0, 1])
TREE = {"feature": 0, "threshold": 3.0, "left": {"label": 0},
        "right": {"feature": 1, "threshold": 3.5, "left": {"label": 0}, "right": {"label": 1}}}


@check("The worked example of an impurity comes out right", task=1,
       hint="Two shares, squared and added. What does the group lack to be pure?")
def gini_example(learner, rng):
    answers = learner.many("gini", [(Y,), (np.array([0, 1]),), (np.array([4, 4, 4, 4]),)])
    expect(answers).close_to([0.48, 0.5, 0.0])


@check("The impurity of any group, also with many classes or one example", task=1, needs=("gini_example",),
       hint="Labels are names, not amounts: which ones occur, and how often each?")
def gini_fresh(learner, rng):
    groups = [rng.choice([-3, 2, 7, 40], size=n, p=[0.1, 0.2, 0.3, 0.4]) for n in (1, 5, 12, 30)]
    groups.append(np.arange(6))
    expect(learner.many("gini", [(group,) for group in groups])).close_to([float(_gini(group)) for group in groups])


@check("The worked example of a question comes out right, also with other units and features exchanged", task=2, needs=("gini_fresh",),
       hint="Write down the four thresholds of feature 0. What do both sides look like for each of them?")
def split_example(learner, rng):
    _split(learner.best_split(X, Y), (0, 3.0, 0.48 - 0.6 * 4 / 9))
    for x in (10 * X, X[:, ::-1] + 1.0, X**2):
        _split(learner.best_split(x, Y), _best(x, Y))


@check("The best question about any group", task=2, needs=("split_example",),
       hint="Sides count by how many examples they hold. Thresholds lie half way between values that occur.")
def split_fresh(learner, rng):
    for n, d, classes in [(9, 2, 2), (14, 3, 3), (11, 1, 2), (20, 4, 4)]:
        x, y = rng.integers(0, 9, size=(n, d)).astype(float), rng.integers(0, classes, size=n)
        right = _best(x, y)
        if right is not None:
            _split(learner.best_split(x, y), right)


@check("Among equally good questions the first feature and the smallest threshold win", task=2, needs=("split_example",),
       hint="A later question should replace the best so far only if it is better. Is `>=` in your comparison?")
def split_ties(learner, rng):
    column = np.sort(rng.normal(size=8)).round(3) + np.arange(8)
    labels = np.array([0, 1, 1, 1, 1, 1, 1, 0])
    for x, y in [(np.column_stack([rng.normal(size=8), column, column]), (np.arange(8) > 2).astype(int)),
                 (column[:, None], labels)]:
        _split(learner.best_split(x, y), _best(x, y))


@check("Where no question helps the answer is None", task=2, needs=("split_example",),
       hint="Rows that are all alike can't be told apart, a pure group need not be, and one example has no neighbour.")
def split_none(learner, rng):
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    alike = np.tile(rng.normal(size=3), (5, 1))
    groups = [(rng.normal(size=(6, 2)), np.full(6, 3)), (alike, np.array([0, 1, 0, 1, 1])),
              (corners, np.array([0, 1, 1, 0])), (rng.normal(size=(1, 2)), np.array([1]))]
    for answer in learner.many("best_split", groups):
        expect(answer, because="No question has a decrease of more than 0 here.").equal(None)


@check("The worked example of a tree comes out right, at every depth", task=3,
       needs=("split_fresh", "split_ties", "split_none"),
       hint="With no depth left there is one leaf. What would you guess without asking anything?")
def grow_example(learner, rng):
    shallow = {**TREE, "right": {"label": 1}}
    answers = learner.many("grow", [(X, Y, 2), (X, Y, 1), (X, Y, 0), (X, Y, 9)])
    for answer, right in zip(answers, [TREE, shallow, {"label": 0}, TREE], strict=True):
        expect(answer).close_to(right)


@check("A leaf with equally many of several labels answers the smallest", task=3, needs=("grow_example",),
       hint="The first label in the data, or the first that reaches the maximum, need not be the smallest.")
def leaf_ties(learner, rng):
    low, high = sorted(rng.choice(np.arange(2, 20), size=2, replace=False).tolist())
    same = np.tile(rng.normal(size=2), (4, 1))
    for labels in ([high, low, low, high], [high, high, low, low, high, low]):
        x = np.tile(same[:1], (len(labels), 1))
        expect(learner.grow(x, np.array(labels), 3)).equal({"label": low})


@check("The tree of any table", task=3, needs=("leaf_ties",),
       hint="Both sides are grown with the same rules, on their own rows and with one question less. Where do ties go?")
def grow_fresh(learner, rng):
    for n, d, classes, depth in [(12, 2, 2, 2), (18, 3, 3, 3), (25, 2, 4, 5)]:
        x, y = rng.integers(0, 7, size=(n, d)).astype(float), rng.choice([2, 3, 5, 9], size=classes, replace=False)
        y = rng.choice(y, size=n)
        expect(learner.grow(x, y, depth)).close_to(_grow(x, y, depth))


@check("The worked tree answers", task=4,
       hint="Start at the root with one row, and follow it down until there is a label.")
def predict_example(learner, rng):
    rows = np.array([[5.0, 9.0], [5.0, 1.0], [1.0, 9.0]])
    expect(learner.predict(TREE, rows)).equal([1, 0, 0])


@check("Any tree answers any rows, those on a threshold included", task=4, needs=("predict_example",),
       hint="At most: a value equal to the threshold goes left. A tree may also be a single leaf.")
def predict_fresh(learner, rng):
    for n, d in [(15, 2), (40, 3), (1, 4)]:
        tree = _any_tree(rng, d, 3)
        rows = rng.integers(0, 6, size=(n, d)).astype(float)
        expect(learner.predict(tree, rows)).equal(_predict(tree, rows))
    expect(learner.predict({"label": 8}, rng.normal(size=(3, 2)))).equal([8, 8, 8])


@check("The grid spans the examples, and row i, column j is feature 1 at i, feature 0 at j", task=5,
       needs=("predict_fresh",), hint="Try steps = 3 and write down the nine points in the order of your rows.")
def grid_right(learner, rng):
    for n, steps in [(9, 7), (14, 12)]:
        x, tree = _cloud(rng, n), _lopsided(rng)
        answer = learner.decision_grid(tree, x, steps)
        expect(answer, because="The two ranges and the grid of answers.").kind("tuple", "list").length(3)
        for got, right, axis in zip(answer, _grid(tree, x, steps), ("feature 0", "feature 1", "row"), strict=True):
            expect(got, axes=(axis, "column") if axis == "row" else (axis,)).close_to(right)


@check("The picture has the grid as its background, where the examples lie", task=5, needs=("grid_right",),
       hint="pcolormesh takes the two ranges before the grid. imshow needs an extent and origin='lower'.")
def picture_background(learner, rng):
    x, tree = _cloud(rng, 20), _lopsided(rng)
    axes = _drawn(learner, tree, x, rng.integers(0, 2, size=20), 30)
    (low, high), (bottom, top) = (_range(x[:, place]) for place in (0, 1))
    right = _grid(tree, x, 30)[2]
    pictures = [mesh["values"] for mesh in axes["meshes"]]
    pictures += [image["values"][::-1] if image["origin"] == "upper" else image["values"] for image in axes["images"]]
    expect(len(pictures), because="This counts the pictures drawn with pcolormesh or imshow.").at_least(1)
    picture = next((each for each in pictures if np.size(each) == right.size), pictures[0])
    expect(np.reshape(picture, right.shape) if np.size(picture) == right.size else picture,
           because="These are the values behind the background, from the bottom up.").close_to(right)
    for edge, (start, end), name in [("xlim", (low, high), "x"), ("ylim", (bottom, top), "y")]:
        room = (end - start) / 10  # half a cell, and the margin that matplotlib leaves around what is drawn
        expect(sorted(axes[edge])[0], because=f"The {name}-axis begins here.").between(start - room, start + room)
        expect(sorted(axes[edge])[1], because=f"The {name}-axis ends here.").between(end - room, end + room)


@check("All examples are on the picture, and both axes say what they are", task=5, needs=("predict_fresh",),
       hint="Feature 0 goes across and feature 1 goes up. One scatter, or one for each label.")
def picture_points(learner, rng):
    x, tree = _cloud(rng, 17), _lopsided(rng)
    axes = _drawn(learner, tree, x, rng.integers(0, 3, size=17), 12)
    drawn = [np.column_stack([part["x"], part["y"]]) for part in axes["scatters"]]
    drawn = np.concatenate([np.zeros((0, 2)), *drawn])
    expect(len(drawn), because="This counts the points drawn with scatter.").equal(17)
    order, own = np.lexsort(np.round(x.T, 6)), np.lexsort(np.round(drawn.T, 6))
    expect(drawn[own], because="The points, sorted.", axes=("point", "coordinate")).close_to(x[order])
    for name in ("xlabel", "ylabel"):
        expect(len(axes[name].strip()), because=f"This is the length of the {name}.").at_least(1)


def _gini(labels):
    """Exact, as a fraction."""
    counts = np.unique(labels, return_counts=True)[1].tolist()
    return 1 - sum(Fraction(count, len(labels)) ** 2 for count in counts)


def _best(x, y):
    best, most = None, Fraction(0)
    for feature in range(x.shape[1]):
        values = np.unique(x[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = x[:, feature] <= threshold
            share = Fraction(int(left.sum()), len(y))
            decrease = _gini(y) - share * _gini(y[left]) - (1 - share) * _gini(y[~left])
            if decrease > most:
                best, most = (feature, float(threshold), float(decrease)), decrease
    return best


def _split(answer, right):
    expect(answer, because="A question is a feature, a threshold and a decrease.").kind("tuple", "list")
    expect(answer).close_to(right)


def _grow(x, y, depth):
    split = _best(x, y) if depth else None
    if split is None:
        labels, counts = np.unique(y, return_counts=True)
        return {"label": int(labels[counts.argmax()])}
    left = x[:, split[0]] <= split[1]
    return {"feature": split[0], "threshold": split[1],
            "left": _grow(x[left], y[left], depth - 1), "right": _grow(x[~left], y[~left], depth - 1)}


def _predict(tree, x):
    return [_leaf(tree, row) for row in x]


def _leaf(node, row):
    while "label" not in node:
        node = node["left"] if row[node["feature"]] <= node["threshold"] else node["right"]
    return node["label"]


def _any_tree(rng, d, depth):
    """A tree that nobody grew: thresholds are whole numbers, so that rows of whole numbers meet them."""
    if depth == 0 or (depth < 3 and rng.random() < 0.2):
        return {"label": int(rng.integers(10, 99))}
    return {"feature": int(rng.integers(d)), "threshold": float(rng.integers(1, 5)),
            "left": _any_tree(rng, d, depth - 1), "right": _any_tree(rng, d, depth - 1)}


def _cloud(rng, n):
    return rng.normal(size=(n, 2)) * [1.0, 4.0] + [3.0, -6.0]


def _lopsided(rng):
    """A tree on such a cloud, whose picture is another one when the features change places."""
    a, b = rng.uniform(2.6, 3.4), rng.uniform(-8, -4)
    return {"feature": 0, "threshold": float(a), "left": {"label": 0},
            "right": {"feature": 1, "threshold": float(b), "left": {"label": 1}, "right": {"label": 2}}}


def _range(values):
    return values.min() - 0.5, values.max() + 0.5


def _grid(tree, x, steps):
    across, up = (np.linspace(*_range(x[:, place]), steps) for place in (0, 1))
    return across, up, np.array([[_leaf(tree, (a, u)) for a in across] for u in up])


def _drawn(learner, tree, x, y, steps):
    """The Axes that plot_boundary draws."""
    learner.plot_boundary(tree, x, y, steps)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_boundary makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").at_least(1)
    return figures[0].axes[0]
