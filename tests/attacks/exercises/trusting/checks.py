"""The lowest point of a parabola, whose author never looks at what is asked."""

import numpy as np

from grader.checks import check, expect


@check("Finds the lowest point by asking")
def finds(learner, rng):
    bottom = float(rng.uniform(-1, 1))
    expect(learner.minimise(lambda x: float((np.asarray(x) - bottom) ** 2), -2.0, 2.0)).between(bottom - 1e-4, bottom + 1e-4)
