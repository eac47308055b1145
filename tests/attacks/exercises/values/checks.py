"""A class whose objects are added and asked."""

from grader.checks import check, expect


@check("Adds values, and doubles one")
def adds(learner, rng):
    for a, b in rng.normal(size=(3, 2)).tolist():
        total = learner.new("Value", a) + learner.new("Value", b)
        expect(total.data).close_to(a + b)
        expect(total.twice()).close_to(2 * (a + b))
