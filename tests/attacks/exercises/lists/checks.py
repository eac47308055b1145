"""A matrix of lists times a number; the matrix that went in is still the one that it was."""

from grader.checks import check, expect, input_not_modified


@check("Scales every entry")
def scales(learner, rng):
    for n, m in [(2, 3), (1, 4)]:
        rows = rng.normal(size=(n, m))
        expect(learner.scaled(rows.tolist(), 3.0)).close_to(3 * rows)


@check("Leaves its argument alone", needs=("scales",))
def leaves(learner, rng):
    input_not_modified(learner, "scaled", rng.normal(size=(2, 2)).tolist(), 2.0)
