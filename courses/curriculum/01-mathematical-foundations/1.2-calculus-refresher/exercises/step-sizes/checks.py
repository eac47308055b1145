"""Step sizes on quadratic bowls: factors, borders, measured distances, and a picture judged by the data behind it."""

import re

import numpy as np

from grader.checks import check, expect, input_not_modified

SHOWER = np.array([[2.0, -1.0], [-1.0, 2.0]])
MIDDLE, START = np.array([1.0, 1.0]), np.array([5.0, 1.0])
AXES = ("step",)


@check("The worked example of the factors comes out right, also for larger steps", task=1,
       hint="One minus step size times eigenvalue. How large are the eigenvalues of the example?")
def factors_example(learner, rng):
    calls = [(SHOWER, 0.5), (SHOWER, 0.8), (SHOWER, 1.5)]
    for answer, right in zip(learner.many("factors", calls), ([-0.5, 0.5], [-1.4, 0.2], [-3.5, -0.5]), strict=True):
        expect(answer).close_to(right)


@check("The factors of any bowl, in ascending order", task=1, needs=("factors_example",),
       hint="There are as many factors as dimensions. The smallest belongs to the largest eigenvalue.")
def factors_fresh(learner, rng):
    for d in (1, 3, 5):
        hessian, values = _bowl(rng, d)
        step_size = float(rng.uniform(0.1, 0.9))
        expect(learner.factors(hessian, step_size)).close_to(np.sort(1 - step_size * values))


@check("The worked example of the two step sizes comes out right, and two more bowls", task=2,
       hint="Draw the factors 1 - 3 t and 1 - t as lines over t. Where does one leave the strip from -1 to 1?")
def limits_example(learner, rng):
    for hessian, right in [(SHOWER, [2 / 3, 1 / 2]), (np.diag([0.5, 8.0, 2.0]), [0.25, 2 / 8.5]),
                           (np.diag([1.0, 2.0, 4.0, 3.0]), [0.5, 0.4])]:
        expect(learner.step_limits(hessian), because="Wanted are the largest and the best.").close_to(right)


@check("The largest and the best step size of any bowl", task=2, needs=("limits_example",),
       hint="Which eigenvalue decides when it gets too much? Which two decide what is best?")
def limits_fresh(learner, rng):
    for d in (1, 2, 4, 6):
        hessian, values = _bowl(rng, d)
        expect(learner.step_limits(hessian), because="Wanted are the largest and the best.").close_to(
            [2 / values.max(), 2 / (values.min() + values.max())])


@check("The worked example of the distances comes out right, also for other step sizes", task=3,
       hint="The distance at the start is the first entry. Distance from where?")
def distances_example(learner, rng):
    calls = [(SHOWER, MIDDLE, START, 0.5, 3), (SHOWER, MIDDLE, np.array([3.0, -1.0]), 0.8, 2),
             (SHOWER, MIDDLE, START, 0.5, 0)]
    rights = [[4, 2, 1, 0.5], np.sqrt(8) * 1.4 ** np.arange(3), [4]]
    for answer, right in zip(learner.many("distances", calls), rights, strict=True):
        expect(answer).close_to(right)


@check("The distances in any bowl", task=3, needs=("distances_example",),
       hint="The gradient is zero at the middle. Is yours?")
def distances_fresh(learner, rng):
    for d, steps in [(1, 4), (3, 9), (5, 6)]:
        hessian, values = _bowl(rng, d)
        middle, start = rng.normal(size=d), 3 * rng.normal(size=d)
        step_size = float(rng.uniform(0.4, 2.2) / values.max())
        answer = learner.distances(hessian, middle, start, step_size, steps)
        expect(answer).close_to(_distances(hessian, middle, start, step_size, steps))


@check("What comes in is left as it was", task=3, needs=("distances_example",),
       hint="`x -= ...` writes into the array that x is. Is it the caller's?")
def arrays_unchanged(learner, rng):
    hessian, values = _bowl(rng, 3)
    middle, start = rng.normal(size=3), rng.normal(size=3)
    step_size = float(1 / values.max())
    answer = input_not_modified(learner, "distances", hessian, middle, start, step_size, 4)
    expect(answer).close_to(_distances(hessian, middle, start, step_size, 4))


@check("The worked example of a comparison comes out right, and one more", task=4,
       needs=("factors_fresh", "distances_fresh"),
       hint="Take the verdicts from the factors, and the number of steps from the distances.")
def compare_example(learner, rng):
    for step_sizes, steps in [([0.1, 0.5, 0.8], 50), ([0.7, 0.6, 0.3], 25)]:
        _compared(learner.compare(SHOWER, MIDDLE, START, step_sizes, steps), SHOWER, MIDDLE, START, step_sizes, steps)


@check("Verdicts and steps for any bowl", task=4, needs=("compare_example",),
       hint="Every factor has a say in the verdict, whatever the start. At most a hundredth: when is that for the first time?")
def compare_fresh(learner, rng):
    for d, steps in [(2, 60), (4, 40), (1, 30)]:
        hessian, values = _bowl(rng, d)
        middle, start = rng.normal(size=d), 3 * rng.normal(size=d)
        # Between the borders 1/L and 2/L, in units of the largest eigenvalue L, and some way from both.
        scales = rng.permutation([rng.uniform(0.2, 0.9), rng.uniform(1.1, 1.8), rng.uniform(2.05, 2.5)])
        step_sizes = [float(scale / values.max()) for scale in scales]
        answer = learner.compare(hessian, middle, start, step_sizes, steps)
        _compared(answer, hessian, middle, start, step_sizes, steps)


@check("A start that knows nothing of the steep direction changes the steps, not the verdict", task=4,
       needs=("compare_example",),
       hint="The error may have no part along the steepest eigenvector. Then nothing grows, this time.")
def compare_lucky(learner, rng):
    for step_size, start in [(0.75, np.array([3.0, 3.0])), (1.2, np.array([-1.0, -1.0])), (0.25, np.array([1.0, 4.0]))]:
        answer = learner.compare(SHOWER, np.zeros(2), start, [step_size], 12)
        _compared(answer, SHOWER, np.zeros(2), start, [step_size], 12)


@check("Each step size has its line", task=5, needs=("distances_fresh",),
       hint="One line each, with steps + 1 points.")
def lines_drawn(learner, rng):
    scene = _scene(rng)
    lines = _drawn(learner, *scene)["lines"]
    expect(len(lines), because="This counts the lines in the picture.").at_least(len(scene[3]))
    for step_size in scene[3]:
        right = np.column_stack([np.arange(scene[4] + 1), _distances(*scene[:3], step_size, scene[4])])
        points = [np.column_stack([line["x"], line["y"]]) for line in lines]
        alike = [each for each in points if each.shape == right.shape] or points
        nearest = min(alike, key=lambda each: np.abs(each[-1] - right[-1]).sum() if len(each) else np.inf)
        expect(nearest, because="These are the points of a line in your picture.", axes=("step", "k or distance")).close_to(
            right, rtol=1e-4, atol=1e-5)


@check("The y-axis is logarithmic, and the legend names the step sizes", task=5, needs=("distances_fresh",),
       hint="axes.semilogy, or axes.set_yscale; a label for each line, and axes.legend().")
def axis_and_legend(learner, rng):
    scene = _scene(rng)
    axes = _drawn(learner, *scene)
    expect(axes["yscale"], because="This is the scale of the y-axis.").equal("log")
    told = [float(part) for text in axes["legend"][:20] for part in re.findall(r"\d+(?:\.\d+)?", text[:200])]
    named = sum(any(abs(number - step_size) < 0.005 for number in told) for step_size in scene[3])  # two decimals
    expect(named, because="This counts the step sizes that stand in the legend.").equal(len(scene[3]))


def _bowl(rng, d):
    """A symmetric matrix with its eigenvalues, well apart and positive, in directions of its own."""
    values = rng.permutation(np.geomspace(rng.uniform(0.4, 0.7), rng.uniform(2, 5), d) if d > 1 else rng.uniform(0.5, 3, 1))
    directions = np.linalg.qr(rng.normal(size=(d, d)))[0]
    return (directions * values) @ directions.T, values


def _distances(hessian, middle, start, step_size, steps):
    error, lengths = start - middle, []
    for _ in range(steps + 1):
        lengths.append(np.linalg.norm(error))
        error = error - step_size * (hessian @ error)
    return np.array(lengths)


def _compared(answer, hessian, middle, start, step_sizes, steps):
    expect(answer, because="A list with a dictionary for each step size.").kind("list", "tuple").length(len(step_sizes))
    values = np.linalg.eigvalsh(hessian)
    for row, step_size in zip(answer, step_sizes, strict=True):
        each = 1 - step_size * values
        verdict = "diverges" if np.abs(each).max() > 1 else "zigzags" if each.min() < 0 else "glides"
        lengths = _distances(hessian, middle, start, step_size, steps)
        near = np.flatnonzero(lengths <= lengths[0] / 100)
        expect(row, because=f"This is what you say about {step_size:.4g}.").equal(
            {"step_size": step_size, "verdict": verdict, "steps": int(near[0]) if len(near) else None})


def _scene(rng):
    """A bowl, and three step sizes of two decimals that glide, zigzag and diverge."""
    hessian, values = _bowl(rng, 2)
    scales = [rng.uniform(0.3, 0.6), rng.uniform(1.1, 1.7), rng.uniform(2.1, 2.3)]
    step_sizes = [round(float(scale / values.max()), 2) for scale in scales]
    return hessian, rng.normal(size=2), 3 * rng.normal(size=2), step_sizes, 20


def _drawn(learner, hessian, middle, start, step_sizes, steps):
    """The Axes that plot_comparison draws."""
    learner.plot_comparison(hessian, middle, start, step_sizes, steps)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_comparison makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]
