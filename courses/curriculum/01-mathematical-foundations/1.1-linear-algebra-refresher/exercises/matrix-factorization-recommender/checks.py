"""A recommender by alternating least squares, judged on ratings that the judge draws and partly keeps to itself.

The bar of `hidden_ratings` and the runs behind it are recorded in calibration.md.
"""

import numpy as np

from grader.checks import better_than, check, expect, input_not_modified

BAR = 0.55  # share of the mean's error that is gone; the reference reaches 0.70, with a deviation of 0.01 between draws


@check("The worked example of a mean comes out right, and one more", task=1,
       hint="How many ratings are known, and what do they add up to? The zeros elsewhere are no ratings.")
def mean_example(learner, rng):
    first = np.array([[5.0, 0.0, 3.0], [0.0, 1.0, 0.0]]), np.array([[True, False, True], [False, True, False]])
    second = np.array([[4.0, 1.0, 0.0], [0.0, 0.0, 5.5]]), np.array([[True, True, False], [False, False, True]])
    expect(learner.many("known_mean", [first, second])).close_to([3.0, 3.5])


@check("The mean of any known ratings", task=1, needs=("mean_example",),
       hint="A known rating can be 0 as well: only the table of booleans tells what is known.")
def mean_fresh(learner, rng):
    tables = [_table(rng, n, m, 0.4) for n, m in [(4, 6), (7, 3), (5, 5), (3, 8)]]
    for ratings, known in tables:
        ratings[tuple(np.argwhere(known)[0])] = 0.0
    expect(learner.many("known_mean", tables)).close_to([ratings[known].mean() for ratings, known in tables])


@check("The worked example of two rows comes out right, also with a strength of 3", task=2,
       hint="Write down the matrix and the right side of the small system for one row, on paper.")
def solve_example(learner, rng):
    factors = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    targets = np.array([[6.0, -2.0, 2.0], [4.0, 0.0, 0.0]])
    known = np.array([[True, True, True], [True, False, False]])
    answers = learner.many("solve_rows", [(targets, known, factors, 1.0), (targets, known, factors, 3.0)])
    for answer, right in zip(answers, ([[3, -1], [2, 0]], [[5 / 3, -1 / 3], [1, 0]]), strict=True):
        expect(answer).close_to(right)


@check("Every row solves its own least-squares problem", task=2, needs=("solve_example",),
       hint="Both the matrix and the right side differ from row to row, as each row knows other entries.",
       alternates={"half the strength is used": lambda targets, known, factors, strength:
                   _solve(targets, known, factors, strength / 2),
                   "twice the strength is used": lambda targets, known, factors, strength:
                   _solve(targets, known, factors, strength * 2)})
def solve_fresh(learner, rng):
    for n, m, rank in [(5, 9, 2), (4, 6, 3), (7, 5, 1)]:
        (targets, known), factors = _table(rng, n, m, 0.6), rng.normal(size=(m, rank))
        strength = float(rng.uniform(0.3, 3))
        expect(learner.solve_rows(targets, known, factors, strength)).close_to(
            _solve(targets, known, factors, strength))


@check("A row without a known entry gets zeros", task=2, needs=("solve_example",),
       hint="The result has a row for each row of the targets, in the same order.")
def no_ratings(learner, rng):
    (targets, known), factors = _table(rng, 4, 6, 0.7), rng.normal(size=(6, 2))
    known[1] = False
    targets[1] = 0.0
    expect(learner.solve_rows(targets, known, factors, 0.5)).close_to(_solve(targets, known, factors, 0.5))


@check("The model has a mean, a row for each user and a row for each item", task=3,
       needs=("mean_fresh", "solve_fresh", "no_ratings"),
       hint="Print the three shapes. The items come out of the transposed tables.")
def model_parts(learner, rng):
    tables = [_table(rng, 9, 7, 0.7), _table(rng, 6, 8, 0.7)]
    answers = learner.many("fit", [(ratings, known, 3, 1.0, 4, 11) for ratings, known in tables])
    for answer, (ratings, known) in zip(answers, tables, strict=True):
        mean, _, _ = _model(answer, *known.shape, 3)
        expect(mean, because="This is the mean.").close_to(ratings[known].mean())


@check("The same seed gives the same model", task=3, needs=("model_parts",),
       hint="Where does your start come from, and does the seed reach it?")
def same_seed(learner, rng):
    ratings, known = _table(rng, 8, 6, 0.7)
    first, second = learner.many("fit", [(ratings, known, 2, 1.0, 3, 5)] * 2)
    for one, other in zip(_model(second, 8, 6, 2), _model(first, 8, 6, 2), strict=True):
        expect(one, because="This is a part of the second model.").close_to(other)


@check("Ratings it has never seen are predicted far better than by the mean", task=3, points=2,
       needs=("model_parts",),
       hint="Compare the error on the known ratings before and after each of the two updates: does every one lower it?")
def hidden_ratings(learner, rng):
    def error_removed(_draw):
        truth, known = _taste(rng)
        ratings = np.where(known, truth, 0.0)
        answer = learner.fit(ratings, known, 2, 1.0, 12, int(rng.integers(10**6)))
        mean, users, items = (np.asarray(part, dtype=float) for part in _model(answer, *known.shape, 2))
        predicted = mean + users @ items.T
        return 1 - _rmse(predicted, truth, ~known) / _rmse(ratings[known].mean(), truth, ~known)

    better_than(error_removed, 0.0, margin=BAR)


@check("The worked example of a recommendation comes out right", task=4,
       hint="Cross out what the user knows, then read the other scores from the highest to the lowest.")
def recommend_example(learner, rng):
    scores = np.array([[3.1, 4.5, 2.0, 4.0], [1.0, 2.0, 3.0, 4.0]])
    known = np.array([[False, True, False, False], [True, False, False, True]])
    calls = [(scores, known, 0, 2), (scores, known, 0, 3), (scores, known, 1, 1)]
    expect(learner.many("recommend", calls)).equal([[3, 0], [3, 0, 2], [2]])


@check("What the user has rated is never recommended", task=4, needs=("recommend_example",),
       hint="Scores can be negative. Is anything that you put in place of a known item's score really below them all?")
def never_known(learner, rng):
    for n, m, count in [(3, 9, 2), (4, 12, 4), (2, 8, 3)]:
        scores = rng.permuted(np.tile(np.linspace(-3, -0.2, m), (n, 1)), axis=1)
        known = _spread(rng, n, m, m // 2)
        for user in range(n):
            expect(learner.recommend(scores, known, user, count)).equal(_best(scores, known, user)[:count])


@check("When too few items are left, there are just those", task=4, needs=("recommend_example",),
       hint="A shorter list is a right answer, and so is an empty one.")
def few_left(learner, rng):
    scores, known = rng.uniform(1, 5, size=(3, 7)), _spread(rng, 3, 7, 5)
    known[2] = True
    calls = [(scores, known, user, 4) for user in range(3)]
    expect(learner.many("recommend", calls)).equal([_best(scores, known, user) for user in range(3)])


@check("The scores are left as they were", task=4, needs=("recommend_example",),
       hint="An index like scores[user] is a view into the table: what is written to it is written to the table.")
def scores_unchanged(learner, rng):
    scores, known = rng.uniform(1, 5, size=(4, 6)), _spread(rng, 4, 6, 3)
    chosen = input_not_modified(learner, "recommend", scores, known, 1, 2)
    expect(chosen).equal(_best(scores, known, 1)[:2])


def _table(rng, n, m, share):
    """Ratings with zeros where nothing is known; at least one known and one unknown entry in each row."""
    known = rng.random((n, m)) < share
    known[:, 0], known[:, -1] = True, False
    return np.where(known, rng.uniform(1, 5, size=(n, m)), 0.0), known


def _taste(rng, n=60, m=40):
    """All ratings of n users: two traits of each item, what each user makes of them, and noise; half are known.

    No trait is near zero: tables with nearly normal traits have, once in a hundred, a bad minimum that traps anybody.
    """
    users, items = (rng.choice([-1, 1], size=(count, 2)) * rng.uniform(0.5, 1.5, size=(count, 2)) for count in (n, m))
    truth = 3 + users @ items.T / np.sqrt(2) + rng.normal(scale=0.3, size=(n, m))
    return truth, rng.random((n, m)) < 0.5


def _spread(rng, n, m, count):
    """A table of booleans with `count` True in each row."""
    return rng.permuted(np.tile(np.arange(m) < count, (n, 1)), axis=1)


def _solve(targets, known, factors, strength):
    rows = []
    for target, here in zip(targets, known, strict=True):
        f = factors[here]
        rows.append(np.linalg.solve(f.T @ f + strength * np.eye(factors.shape[1]), f.T @ target[here]))
    return np.array(rows)


def _model(answer, n, m, rank):
    expect(answer, because="fit returns the mean, the users and the items.").kind("tuple", "list").length(3)
    mean, users, items = answer
    expect(mean, because="This is the mean.").kind("number").finite()
    expect(users, because="These are the users.", axes=("user", "factor")).shape(n, rank).finite()
    expect(items, because="These are the items.", axes=("item", "factor")).shape(m, rank).finite()
    return mean, users, items


def _rmse(predicted, truth, where):
    return float(np.sqrt(np.mean((predicted - truth)[where] ** 2)))


def _best(scores, known, user):
    """All unknown items of a user, the highest score first."""
    return [item for item in np.argsort(-scores[user]).tolist() if not known[user, item]]
