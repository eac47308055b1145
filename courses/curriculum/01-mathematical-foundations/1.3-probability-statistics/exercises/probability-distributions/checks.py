"""Densities, shares and histograms as numbers, then a picture judged by the data behind it.

Each call of plot_distributions costs a picture of about a tenth of a second, so there are only six of them.
"""

import numpy as np

from grader.checks import check, expect

CALLS = np.array([1.0, 3.0, 4.0, 5.0, 7.0])
# Single precision is enough for a picture: these are the tolerances of float32.
DRAWN = {"rtol": 1e-4, "atol": 1e-5}
REACH = 2.999  # three standard deviations, less a thousandth for single precision


@check("The worked example of a bell curve comes out right", task=1,
       hint="At the mean the exponent is 0. What is left there is the factor in front: 1 over 2 times the root of 2π.")
def pdf_example(learner, rng):
    x = np.array([2.0, 4.0, 6.0, 0.0, 9.0])
    expect(learner.gaussian_pdf(x, 4.0, 2.0)).close_to(_pdf(x, 4.0, 2.0))


@check("Any mean, any spread, arrays of any shape", task=1, needs=("pdf_example",),
       hint="Compute (x - mean) / sd first: by how many standard deviations is x off?")
def pdf_fresh(learner, rng):
    for shape, sd in [((7,), 3.0), ((2, 5), 1.0), ((1,), 0.7), ((3, 4), 12.0)]:
        mean = rng.uniform(-6, 6)
        sd *= rng.uniform(1.1, 1.4)
        x = mean + sd * rng.uniform(-3, 3, size=shape)
        expect(learner.gaussian_pdf(x, mean, sd)).close_to(_pdf(x, mean, sd))


@check("A narrow curve is higher than 1", task=1, needs=("pdf_example",),
       hint="The area is 1, not the height. How high must a curve be that is a hundredth wide?")
def narrow_curve(learner, rng):
    for _ in range(3):
        mean, sd = rng.uniform(-2, 2), rng.uniform(0.02, 0.2)
        x = mean + sd * np.array([-1.2, -0.6, 0.0, 0.3, 0.9])
        expect(learner.gaussian_pdf(x, mean, sd)).close_to(_pdf(x, mean, sd))


@check("The worked example of shares comes out right", task=2,
       hint="Five kinds can occur, so five shares are asked for, whatever was heard.")
def shares_example(learner, rng):
    observed = np.array([0, 3, 0, 1, 0, 3, 1, 0])
    expect(learner.frequencies(observed, 5)).close_to([0.5, 0.25, 0.0, 0.25, 0.0])


@check("Shares of any observations, heard often, rarely or never", task=2, needs=("shares_example",),
       hint="Divide by the number of observations. Do your shares add up to 1?")
def shares_fresh(learner, rng):
    for count, n in [(3, 17), (6, 40), (9, 4), (2, 1)]:
        observed = rng.integers(0, count, size=n)
        expect(learner.frequencies(observed, count), constants={"n": n}).close_to(
            [np.mean(observed == kind) for kind in range(count)])


@check("The worked example of a histogram comes out right", task=3,
       hint="Work out one bar on paper: which samples lie in it, which share of all is that, over which width?")
def histogram_example(learner, rng):
    edges = [np.array([0.0, 4.0, 6.0, 10.0]), np.array([1.0, 3.0, 7.0, 12.0]), np.array([0.0, 2.0, 5.0, 10.0])]
    right = [[0.1, 0.2, 0.05], [0.1, 0.15, 0.04], [0.1, 2 / 15, 0.08]]
    for answer, heights in zip(learner.many("density_histogram", [(CALLS, some) for some in edges]), right, strict=True):
        expect(answer).close_to(heights)


@check("Bars over bins of any width have an area of 1 together", task=3, needs=("histogram_example",),
       hint="Every bin has a width of its own. Empty bins have a bar of height 0.")
def histogram_fresh(learner, rng):
    for bins, n in [(4, 30), (7, 12), (1, 5), (9, 200)]:
        edges = np.cumsum(rng.uniform(0.3, 3.0, size=bins + 1)) - 5
        samples = rng.uniform(edges[0], edges[-1], size=n)
        expect(learner.density_histogram(samples, edges), constants={"n": n}).close_to(_heights(samples, edges))


@check("A sample on the last edge is in the last bin", task=3, needs=("histogram_example",),
       hint="Every bin takes its left edge and not its right one. For the last bin there is nobody to its right.")
def last_edge(learner, rng):
    for _ in range(3):
        edges = np.cumsum(rng.uniform(0.5, 2.0, size=4))
        samples = np.concatenate([edges, [edges[-1]], rng.uniform(edges[0], edges[-1], size=3)])
        expect(learner.density_histogram(samples, edges)).close_to(_heights(samples, edges))


@check("The first Axes shows the samples as bars on the scale of a density", task=4,
       needs=("histogram_fresh",),
       hint="Each bar begins at an edge, is as wide as its bin and as high as task 3 says.")
def density_bars(learner, rng):
    given = _data(rng)
    axes = _drawn(learner, given)[0]
    x, width, height = _bars(axes)
    heights = _heights(given[0], given[1])
    expect(len(x), because="This counts the bars on the first Axes.").equal(len(heights))
    expect(x, because="These are the left edges of the bars.").close_to(given[1][:-1], **DRAWN)
    expect(width, because="These are the widths of the bars.").close_to(np.diff(given[1]), **DRAWN)
    expect(height, because="These are the heights of the bars.").close_to(heights, **DRAWN)


@check("The Gaussian is drawn as a solid curve, at least three standard deviations to each side", task=4,
       needs=("pdf_fresh",),
       hint="Evaluate task 1 on many evenly spaced places. Which mean and which spread were you given?")
def curve(learner, rng):
    given = _data(rng)
    solid = [line for line in _drawn(learner, given)[0]["lines"] if line["linestyle"] != "--"]
    longest = max(solid, key=lambda line: len(line["x"]), default={"x": np.zeros(0), "y": np.zeros(0)})
    x, y = np.asarray(longest["x"], dtype=float), np.asarray(longest["y"], dtype=float)
    mean, sd = given[2], given[3]
    expect(len(x), because="This counts the points of the longest solid line on the first Axes.").at_least(50)
    off = (x - mean) / sd
    expect(off.min(), because="The curve begins so many standard deviations from the mean.").at_most(-REACH)
    expect(off.max(), because="The curve ends so many standard deviations from the mean.").at_least(REACH)
    expect(y, because="These are the heights of the curve.").close_to(_pdf(x, mean, sd), **DRAWN)


@check("A dashed line marks the mean", task=4,
       hint="axvline wants the place on the x-axis, and linestyle='--'.")
def mean_line(learner, rng):
    given = _data(rng)
    dashed = [line for line in _drawn(learner, given)[0]["lines"] if line["linestyle"] == "--"]
    expect(len(dashed), because="This counts the dashed lines on the first Axes.").equal(1)
    x = np.asarray(dashed[0]["x"], dtype=float)
    expect(x, because="These are the x of the dashed line's points.").close_to(np.full(len(x), given[2]), **DRAWN)


@check("The second Axes shows shares as bars and probabilities as dots", task=4, needs=("shares_fresh",),
       hint="Bars are the data, dots the model; both stand over 0, 1, 2, ...")
def shares_and_dots(learner, rng):
    given = _data(rng)
    axes = _drawn(learner, given)[1]
    x, width, height = _bars(axes)
    observed, probabilities = given[4:]
    kinds = np.arange(len(probabilities))
    expect(len(x), because="This counts the bars on the second Axes.").equal(len(kinds))
    expect(x + width / 2, because="These are the middles of the bars.").close_to(kinds, **DRAWN)
    expect(height, because="These are the heights of the bars.").close_to(
        [np.mean(observed == kind) for kind in kinds], **DRAWN)
    dots = _dots(axes)
    expect(len(dots), because="This counts the dots on the second Axes.").equal(len(kinds))
    dots = dots[np.argsort(dots[:, 0])]
    expect(dots, axes=("dot", "coordinate"), because="These are the dots, x and y.").close_to(
        np.column_stack([kinds, probabilities]), **DRAWN)


@check("Axes are labelled, and a legend tells data from model", task=4,
       hint="set_xlabel, set_ylabel; label=... where you draw, then axes.legend() on either Axes.")
def labels(learner, rng):
    for axes, word in zip(_drawn(learner, _data(rng)), ("density", "probability"), strict=True):
        expect(len(axes["xlabel"].strip()), because="These are the characters of the x-axis's label.").at_least(1)
        expect(axes["ylabel"].lower(), because="This is the label of the y-axis.").contains(word)
        expect(len(axes["legend"]), because="This counts the entries of the legend.").at_least(2)


def _pdf(x, mean, sd):
    return np.exp(-((x - mean) ** 2) / (2 * sd**2)) / np.sqrt(2 * np.pi * sd**2)


def _heights(samples, edges):
    inside = [(samples >= low) & (samples < high) for low, high in zip(edges[:-1], edges[1:], strict=True)]
    inside[-1] |= samples == edges[-1]
    return np.array([part.sum() for part in inside]) / len(samples) / np.diff(edges)


def _data(rng):
    """Samples away from the edges of bins of several widths, a model near them, and five kinds, each heard at least once."""
    mean, sd = float(rng.uniform(3, 9)), float(rng.uniform(0.8, 2.5))
    samples = rng.normal(mean + 0.2 * sd, sd, size=80)
    edges = np.concatenate([[samples.min() - 0.3], mean + sd * np.array([-1.5, -0.4, 0.1, 0.9, 1.3]),
                            [samples.max() + 0.4]])
    edges = np.sort(edges)
    probabilities = rng.dirichlet([4.0] * 5)
    observed = np.concatenate([rng.choice(5, size=25, p=probabilities), np.arange(5)])
    return samples, edges, mean, sd, observed, probabilities


def _drawn(learner, given):
    """The two Axes that plot_distributions draws."""
    learner.plot_distributions(*given)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_distributions makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(2)
    return figures[0].axes


def _bars(axes):
    """Left edges, widths and heights of all bars, from left to right."""
    parts = [np.concatenate([np.asarray(bars[name], dtype=float) for bars in axes["bars"]] or [np.zeros(0)])
             for name in ("x", "width", "height")]
    order = np.argsort(parts[0])
    return [part[order] for part in parts]


def _dots(axes):
    """Every dot: of a scatter, or of a line with markers (a mean has none)."""
    marked = [line for line in axes["lines"] if line["marker"] not in ("None", "", " ")]
    points = [np.column_stack([some["x"], some["y"]]) for some in [*axes["scatters"], *marked]]
    return np.concatenate([np.zeros((0, 2)), *points])
