"""Twice a number that nobody knew before."""

from grader.checks import check, expect


@check("Doubles three numbers")
def doubles(learner, rng):
    for x in rng.normal(size=3):
        expect(learner.double(float(x))).close_to(2 * x)
