"""Six everyday operations in whole-array arithmetic. Sizes are large where a loop in disguise, or a table of all
differences, would not get through: a second and 512 MB are enough a dozen times over for the reference.
"""

import numpy as np

from grader.checks import check, expect, input_not_modified, rows_sum_to_one


@check("The worked table is standardised", task=1,
       hint="One mean and one deviation for each column. Which axis do they run along?")
def standardise_example(learner, rng):
    tables = [np.array([[1.0, 50.0], [3.0, 10.0]]), np.array([[2.0, 1.0, 0.0], [6.0, 4.0, -1.0]])]
    for answer, right in zip(learner.many("standardise", [(table,) for table in tables]),
                             ([[-1, 1], [1, -1]], [[-1, -1, 1], [1, 1, -1]]), strict=True):
        expect(answer).close_to(right)


@check("Any table is standardised, with more rows than columns or fewer", task=1, needs=("standardise_example",),
       hint="Compare the shapes of the table, of the means and of the deviations. What meets what?")
def standardise_fresh(learner, rng):
    for n, d in [(5, 3), (3, 6), (4, 4)]:
        table = rng.normal(size=(n, d)) * rng.uniform(0.5, 4, size=d) + rng.normal(scale=5, size=d)
        expect(learner.standardise(table), constants={"n": n}).close_to(
            (table - table.mean(axis=0)) / table.std(axis=0))


@check("A column with equal entries becomes zeros, whatever its number", task=1, needs=("standardise_fresh",),
       hint="Look at np.array([0.1, 0.1, 0.1]).std(). Which question about the entries has an exact answer?")
def standardise_constant(learner, rng):
    for n, d in [(3, 4), (6, 3), (1, 3)]:
        table = rng.normal(size=(n, d))
        table[:, 1] = 0.1
        table[:, d - 1] = 2.0
        varies = np.ptp(table, axis=0) > 0
        right = np.zeros((n, d))
        right[:, varies] = (table[:, varies] - table[:, varies].mean(axis=0)) / table[:, varies].std(axis=0)
        expect(learner.standardise(table)).close_to(right)


@check("The table that was passed in stays as it was", task=1, needs=("standardise_fresh",),
       hint="An operator with = behind it, such as -=, writes into the array on its left.")
def standardise_unchanged(learner, rng):
    table = rng.normal(size=(6, 3)) + 2
    right = (table - table.mean(axis=0)) / table.std(axis=0)
    expect(input_not_modified(learner, "standardise", table)).close_to(right)


@check("The worked scores become shares", task=2,
       hint="Write the two sums of the example next to the two rows: which array of which shape holds them?")
def softmax_example(learner, rng):
    expect(learner.softmax(np.array([[0.0, np.log(3.0)], [5.0, 5.0]]))).close_to([[0.25, 0.75], [0.5, 0.5]])


@check("Softmax along the last of one, two or three axes", task=2, needs=("softmax_example",),
       hint="keepdims=True leaves an axis of length 1 where the sum was taken. Why does that help?")
def softmax_fresh(learner, rng):
    for shape in [(4,), (3, 5), (6, 2), (2, 3, 4)]:
        scores = rng.normal(scale=2, size=shape)
        answer = learner.softmax(scores)
        expect(answer).close_to(_softmax(scores))
        rows_sum_to_one(answer)


@check("Scores of 1000, of -1000 and of minus infinity", task=2, needs=("softmax_fresh",),
       hint="exp(1000) is too large for a float, and exp(-1000) is 0. Each row has a largest score of its own.")
def softmax_extreme(learner, rng):
    for n, c in [(3, 4), (5, 2)]:
        scores = rng.normal(size=(n, c)) + rng.permutation(np.linspace(-1000, 1000, n))[:, None]
        scores[0, 0] = -np.inf
        expect(learner.softmax(scores)).close_to(_softmax(scores))


@check("The worked labels become rows, the unknown one too", task=3,
       hint="Compare each label with 0, 1, ..., classes - 1. What does -1 equal?")
def one_hot_example(learner, rng):
    answers = learner.many("one_hot", [(np.array([2, 0, -1]), 3), (np.array([-1, 1]), 2), (np.array([-1, -1, 0]), 4)])
    rights = [[[0, 0, 1], [1, 0, 0], [0, 0, 0]], [[0, 0], [0, 1]], [[0] * 4, [0] * 4, [1, 0, 0, 0]]]
    for answer, right in zip(answers, rights, strict=True):
        expect(_as_numbers(answer)).close_to(right)


@check("Labels in any number of axes", task=3, needs=("one_hot_example",),
       hint="labels[..., None] has one axis more than labels, at the end and of length 1.")
def one_hot_fresh(learner, rng):
    for shape, classes in [((5,), 7), ((3, 4), 2), ((2, 3, 2), 5), ((1,), 1)]:
        labels = rng.integers(-1, classes, size=shape)
        right = np.array([np.arange(classes) == label for label in labels.ravel()], dtype=float)
        expect(_as_numbers(learner.one_hot(labels, classes))).close_to(right.reshape(*shape, classes))


@check("The worked points have the right distances", task=4,
       hint="n points against m points: which shapes, with an axis of length 1, make (n, m) when they meet?")
def distances_example(learner, rng):
    a, b = np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[3.0, 0.0], [0.0, 4.0], [3.0, 4.0]])
    expect(learner.squared_distances(a, b)).close_to([[9.0, 16.0, 25.0], [16.0, 9.0, 0.0]])


@check("Any number of points on either side, in any dimension", task=4, needs=("distances_example",),
       hint="Take one point of a and one of b, and write down which numbers are subtracted from which.")
def distances_fresh(learner, rng):
    for n, m, d in [(4, 3, 2), (2, 7, 5), (5, 5, 3), (1, 4, 1)]:
        a, b = rng.normal(size=(n, d)), rng.normal(size=(m, d))
        expect(learner.squared_distances(a, b)).close_to(_distances(a, b))


@check("Points at the same place have no negative distance", task=4, needs=("distances_fresh",),
       hint="Far from the origin the squares are large, and the difference of large numbers is off by a little.")
def distances_not_negative(learner, rng):
    a = rng.normal(size=(60, 3)) + 50
    answer = learner.squared_distances(a, a[::-1].copy())
    expect(answer).close_to(_distances(a, a[::-1]))
    expect(answer).at_least(0)


@check("The worked rows are summed by group", task=5,
       hint="Two rows belong to group 2. Are both in your sum?")
def groups_example(learner, rng):
    values, groups = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]]), np.array([2, 0, 2])
    answers = learner.many("group_sums", [(values, groups, 4), (values, np.array([3, 3, 1]), 5)])
    expect(answers[0]).close_to([[2.0, 20.0], [0.0, 0.0], [5.0, 50.0], [0.0, 0.0]])
    expect(answers[1]).close_to([[0.0, 0.0], [4.0, 40.0], [0.0, 0.0], [3.0, 30.0], [0.0, 0.0]])


@check("Any groups: repeated, without rows, in any order; and a quarter of a million rows", task=5,
       needs=("groups_example",),
       hint="The groups come unsorted, and some never come. An array op= value writes each place once: see np.add.at.")
def groups_fresh(learner, rng):
    for n, d, count in [(9, 2, 4), (3, 5, 8), (12, 1, 3), (250_000, 2, 400)]:
        values, groups = rng.normal(size=(n, d)), rng.integers(0, max(count - 1, 1), size=n)
        groups[groups == 1] = 0
        right = np.column_stack([np.bincount(groups, weights=column, minlength=count) for column in values.T])
        expect(learner.group_sums(values, groups, count)).close_to(right)


@check("The worked picture falls into its two patches", task=6,
       hint="The order of the axes: picture, top, left, row in the patch, column in the patch.")
def patches_example(learner, rng):
    picture = np.array([[[1, 2, 3], [4, 5, 6]]])
    pairs, single = learner.many("patches", [(picture, 2), (picture, 1)])
    expect(pairs).equal([[[[[1, 2], [4, 5]], [[2, 3], [5, 6]]]]])
    expect(single).equal([[[[[1]], [[2]], [[3]]], [[[4]], [[5]], [[6]]]]])


@check("Patches of any pictures, high or wide, small or as large as the picture", task=6,
       needs=("patches_example",),
       hint="Pixel (i + p, j + q) of the picture is entry (p, q) of patch (i, j). Build both sums with broadcasting.")
def patches_fresh(learner, rng):
    for b, h, w, size in [(2, 5, 4, 3), (3, 3, 6, 2), (1, 4, 4, 4), (2, 3, 5, 1), (1, 240, 200, 3)]:
        images = rng.normal(size=(b, h, w))
        right = np.lib.stride_tricks.sliding_window_view(images, (size, size), axis=(1, 2))
        expect(learner.patches(images, size)).close_to(right)


@check("A thousand points against nine hundred, with 96 coordinates, fit into memory", task=4,
       needs=("distances_fresh",),
       hint="How many numbers does the table of all differences hold, and how many bytes? Which form has no such table?")
def distances_large(learner, rng):
    a, b = rng.normal(size=(1000, 96)), rng.normal(size=(900, 96))
    right = np.sum(a**2, axis=1)[:, None] + np.sum(b**2, axis=1) - 2 * a @ b.T
    expect(learner.squared_distances(a, b)).close_to(right)


def _as_numbers(answer):
    """Booleans are fine as zeros and ones."""
    array = np.asarray(answer) if isinstance(answer, (list, tuple, np.ndarray)) else None
    return array.astype(float) if array is not None and array.dtype == bool else answer


def _softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _distances(a, b):
    return np.array([[np.sum((p - q) ** 2) for q in b] for p in a])
