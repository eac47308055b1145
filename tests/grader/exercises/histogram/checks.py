"""Arrays and their properties, and a figure judged by the data behind it."""

import numpy as np

from grader.checks import check, expect, input_not_modified, rows_sum_to_one, shift_invariant


@check("Softmax of random scores")
def softmax_values(learner, rng):
    scores = rng.normal(size=(4, 5))
    right = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    answer = input_not_modified(learner, "softmax", scores)
    expect(answer).kind("array").dtype("float64").close_to(right)
    rows_sum_to_one(answer)


@check("Softmax does not care about a common shift", needs=("softmax_values",))
def softmax_shift(learner, rng):
    shift_invariant(lambda x: learner.softmax(x), rng.normal(size=(2, 3)), shift=100.0)


@check("The bars are as high as the counts")
def bars(learner, rng):
    counts = rng.integers(1, 9, size=6)
    learner.plot_counts(counts.tolist())
    (figure,) = learner.figures
    (axes,) = figure.axes
    expect(axes["title"]).equal("Counts")
    expect(axes["bars"][0]["height"]).close_to(counts)
