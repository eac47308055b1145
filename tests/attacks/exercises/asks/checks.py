"""The lowest point of a parabola that nobody inside has seen."""

from grader.checks import check, expect


@check("Finds the lowest point by asking")
def finds(learner, rng):
    bottom = float(rng.uniform(-1, 1))

    def height(x):
        expect(x).between(-2, 2)
        return (x - bottom) ** 2

    expect(learner.minimise(height, -2.0, 2.0)).between(bottom - 1e-4, bottom + 1e-4)
