"""Bars of given heights, under a title."""

from grader.checks import check, expect


@check("Draws one bar for each height")
def bars(learner, rng):
    heights = rng.integers(1, 9, size=4)
    learner.draw(heights.tolist())
    figures = learner.figures
    expect(len(figures)).equal(1)
    axes = figures[0].axes[0]
    expect(axes["title"]).equal("Heights")
    expect(axes["bars"][0]["height"]).close_to(heights)
