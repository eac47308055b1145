"""Columns with their mean taken away."""

from grader.checks import check, expect


@check("Takes each column's mean away")
def centres(learner, rng):
    for shape in [(3, 2), (5, 1)]:
        x = rng.normal(size=shape)
        expect(learner.centred(x)).close_to(x - x.mean(axis=0))
