"""A line through points; the judge evaluates the weights on points that never went in."""

from grader.checks import check, expect


@check("The fitted line predicts points it has not seen")
def predicts(learner, rng):
    slope, offset = rng.normal(size=2).tolist()
    xs = rng.normal(size=12)
    weights = learner.probe.weights(xs[:8].tolist(), (slope * xs[:8] + offset).tolist())
    expect(weights).kind("dict")
    expect(weights["slope"]).close_to(slope)
    expect([weights["slope"] * x + weights["offset"] for x in xs[8:].tolist()]).close_to(slope * xs[8:] + offset)
