"""What is checked, in which order, and where right values come from. Rewrite it with the exercise."""

import numpy as np

from grader.checks import check, expect


@check("The worked example comes out right", task=1,
       hint="What do the four numbers add up to?")
def worked_example(learner, rng):
    expect(learner.normalised([1, 2, 3, 2])).close_to([0.125, 0.25, 0.375, 0.25])


@check("The shares of any weights", task=1, needs=("worked_example",),
       hint="Does your code depend on how many weights there are?")
def fresh_weights(learner, rng):
    for n in (1, 3, 8):
        weights = rng.uniform(0.1, 5, size=n)
        expect(learner.normalised(weights.tolist())).close_to(weights / np.sum(weights))


@check("Weights that sum to zero are refused with ValueError", task=2,
       hint="Compare the sum with zero before you divide by it.")
def refuses_zero(learner, rng):
    for n in (1, 4):
        learner.raises(ValueError, "normalised", [0.0] * n)
