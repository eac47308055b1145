"""Every entry squared, as a tensor."""

from grader.checks import check, expect
from sandbox.values import Tensor


@check("Squares every entry")
def squares(learner, rng):
    x = rng.normal(size=(2, 3))
    expect(learner.squares(Tensor(x, "float64"))).kind("tensor").close_to(x * x)
