"""Slopes, gradient fields and a picture of a descent, judged by the data behind it.

Each call of plot_descent costs a picture of about a fifth of a second, so there are only four of them.
"""

import re

import numpy as np

from grader.checks import check, expect, input_not_modified


def shower_gradient(p):
    return np.array([2 * p[0] - p[1], 2 * p[1] - p[0]])


def lopsided(p):
    """Unlike under the shower, exchanging the coordinates isn't the same as exchanging the two slopes."""
    return np.array([3 * p[0] + p[1], p[0] - 5 * p[1]])


@check("The worked example of a slope comes out right, and other directions", task=1,
       hint="A slope is a rise divided by a distance. How long is the direction?")
def slope_example(learner, rng):
    ways = [((3.0, -4.0), 8), ((1.0, 0.0), 8), ((0.0, 5.0), -4), ((1.0, 2.0), 0), ((-6.0, 8.0), -8)]
    for way, right in ways:
        expect(learner.slope(_told(shower_gradient, 2), np.array([4.0, 0.0]), np.array(way))).close_to(float(right))


@check("Slopes of any function, in any number of dimensions", task=1, needs=("slope_example",),
       hint="The slope in a direction is a sum over all coordinates.")
def slope_fresh(learner, rng):
    for d in (2, 3, 5):
        _, gradient = _landscape(rng, d)
        point, way = rng.normal(size=d), rng.normal(size=d) * rng.uniform(0.2, 4)
        right = float(gradient(point) @ way / np.sqrt(way @ way))
        expect(learner.slope(_told(gradient, d), point, way)).close_to(right)


@check("The worked example of a field comes out right, and one more", task=2,
       hint="Two arrays come out. In which place of them does the point (2, 3) belong?")
def field_example(learner, rng):
    xs, ys = np.array([0.0, 1.0, 2.0]), np.array([0.0, 3.0])
    u, v = _pair(learner.field(_told(shower_gradient, 2), xs, ys))
    expect(u, because="This is U.", axes=("y", "x")).close_to([[0, 2, 4], [-3, -1, 1]])
    expect(v, because="This is V.", axes=("y", "x")).close_to([[0, -1, -2], [6, 5, 4]])
    u, v = _pair(learner.field(_told(lopsided, 2), np.array([1.0]), np.array([-1.0, 2.0, 5.0])))
    expect(u, because="This is U for a single x.", axes=("y", "x")).close_to([[2], [5], [8]])
    expect(v, because="This is V for a single x.", axes=("y", "x")).close_to([[6], [-9], [-24]])


@check("Fields of any function on any grid", task=2, needs=("field_example",),
       hint="The points of a grid needn't be evenly spaced. Do you use the numbers of xs and ys themselves?")
def field_fresh(learner, rng):
    for rows, columns in [(4, 3), (2, 6), (5, 5)]:
        _, gradient = _landscape(rng, 2)
        xs, ys = np.sort(rng.uniform(-3, 3, size=columns)), np.sort(rng.uniform(-2, 4, size=rows))
        right = np.array([[gradient(np.array([x, y])) for x in xs] for y in ys])
        u, v = _pair(learner.field(_told(gradient, 2), xs, ys))
        expect(u, because="This is U.", axes=("y", "x")).close_to(right[..., 0])
        expect(v, because="This is V.", axes=("y", "x")).close_to(right[..., 1])


@check("Downhill arrows have length 1", task=3,
       hint="Both components of an arrow are divided by the same number. Which one, and which way do they point?")
def arrows_example(learner, rng):
    cases = [(np.array([[3.0, -8.0]]), np.array([[4.0, 6.0]])), (rng.normal(size=(3, 4)), 5 * rng.normal(size=(3, 4)))]
    for (u, v), answer in zip(cases, learner.many("downhill", cases), strict=True):
        across, up = _pair(answer)
        expect(across, because="These are the x-components.", axes=("y", "x")).close_to(-u / np.hypot(u, v))
        expect(up, because="These are the y-components.", axes=("y", "x")).close_to(-v / np.hypot(u, v))


@check("Where the gradient is zero, so is the arrow", task=3, needs=("arrows_example",),
       hint="Zero divided by zero is NaN. Which places have to be treated apart?")
def arrows_zero(learner, rng):
    for shape in [(1, 2), (3, 5)]:
        u, v = 1e-3 * rng.normal(size=shape), 1e-3 * rng.normal(size=shape)
        u.flat[0] = v.flat[0] = u.flat[-1] = 0.0
        lengths = np.maximum(np.hypot(u, v), 1e-300)
        across, up = _pair(learner.downhill(u, v))
        expect(across, because="These are the x-components.", axes=("y", "x")).finite().close_to(-u / lengths)
        expect(up, because="These are the y-components.", axes=("y", "x")).finite().close_to(-v / lengths)


@check("The field that comes in is left as it was", task=3, needs=("arrows_example",),
       hint="Operators like /= write into the array that they stand behind.")
def field_unchanged(learner, rng):
    u, v = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    across, up = _pair(input_not_modified(learner, "downhill", u, v))
    expect(across, because="These are the x-components.").close_to(-u / np.hypot(u, v))
    expect(up, because="These are the y-components.").close_to(-v / np.hypot(u, v))


@check("Level curves are drawn, at least five of them", task=4, needs=("field_example",),
       hint="axes.contour(xs, ys, heights, levels=15). The heights have a row for each y.")
def level_curves(learner, rng):
    f, gradient, xs, ys, start = _scene(rng)
    heights = [f(np.array([x, y])) for y in ys for x in xs]
    contours = _drawn(learner, f, gradient, xs, ys, start, 0.1, 3)["contours"]
    levels = {float(level) for contour in contours for level in np.ravel(contour["levels"])[:1000]}
    inside = sum(min(heights) < level < max(heights) for level in levels)
    expect(inside, because="This counts the levels between the lowest and the highest value on the grid.").at_least(5)


@check("An arrow at each point of the grid points downhill", task=4, needs=("field_fresh", "arrows_zero"),
       hint="quiver takes where the arrows begin, then their two components. Which functions of yours give these?")
def arrows_drawn(learner, rng):
    f, gradient, xs, ys, start = _scene(rng)
    quivers = _drawn(learner, f, gradient, xs, ys, start, 0.1, 3)["quivers"]
    keys = ("x", "y", "u", "v")
    arrows = np.concatenate([np.zeros((0, 4)), *(np.column_stack([np.ravel(q[key]) for key in keys]) for q in quivers)])
    expect(len(arrows), because="This counts the arrows drawn with quiver.").equal(len(xs) * len(ys))
    points = [np.array([x, y]) for x in xs for y in ys]
    right = np.array([[*point, *(-gradient(point) / np.linalg.norm(gradient(point)))] for point in points])
    # The order is free. Points of the grid are far apart beside the last digits that rounding cuts off.
    arrows = arrows[np.lexsort(np.round(arrows[:, 1::-1].T, 6))]
    expect(arrows, because="Each row is an arrow: where it begins and its two components, sorted by place.",
           axes=("arrow", "x, y, u or v")).close_to(right, rtol=1e-4, atol=1e-5)


@check("The path of the descent is drawn", task=4, needs=("field_example",),
       hint="One line through all points, from the start to where the last step leads.")
def path_drawn(learner, rng):
    f, gradient, xs, ys, start = _scene(rng)
    step_size, steps = float(rng.uniform(0.05, 0.15)), int(rng.integers(5, 9))
    lines = _drawn(learner, f, gradient, xs, ys, start, step_size, steps)["lines"]
    expect(len(lines), because="This counts the lines drawn with plot.").at_least(1)
    right = _path(gradient, start, step_size, steps)
    paths = [np.column_stack([line["x"], line["y"]]) for line in lines]
    alike = [path for path in paths if path.shape == right.shape] or paths
    nearest = min(alike, key=lambda path: np.abs(path[0] - right[0]).sum() if len(path) else np.inf)
    expect(nearest, because="These are the points of a line in your picture.", axes=("step", "coordinate")).close_to(
        right, rtol=1e-4, atol=1e-5)


@check("The title tells the value at the end of the path", task=4, needs=("field_example",),
       hint="Three decimals: an f-string with :.3f. At which point of the path is the value taken?")
def title(learner, rng):
    f, gradient, xs, ys, start = _scene(rng)
    text = _drawn(learner, f, gradient, xs, ys, start, 0.08, 4)["title"]
    right = f(_path(gradient, start, 0.08, 4)[-1])
    numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", text[:200].replace("−", "-"))]
    expect(len(numbers), because="This counts the numbers in the title.").at_least(1)
    nearest = min(numbers, key=lambda number: abs(number - right))
    # Three decimals are asked for: half a thousandth, and a little for the rounding of a tie.
    expect(nearest, because="This is the number in the title.").close_to(right, rtol=0, atol=0.00051)


def _told(function, d):
    """The function, but a point of the wrong shape is told to the learner."""

    def asked(p):
        expect(p, because="This is the point that your code passed to the function.").shape(d)
        return function(np.asarray(p, dtype=float))

    return asked


def _landscape(rng, d):
    """A smooth function of d coordinates without symmetries, and its gradient: a slanted bowl with waves."""
    mix, slant = rng.normal(size=(d, d)) / d + np.eye(d), rng.normal(size=d)
    middle = rng.uniform(-0.5, 0.5, size=d)

    def f(p):
        z = mix @ (p - middle)
        return float(z @ z / 2 + 0.3 * np.sum(np.sin(z)) + 0.2 * slant @ p)

    def gradient(p):
        z = mix @ (p - middle)
        return mix.T @ (z + 0.3 * np.cos(z)) + 0.2 * slant

    return f, gradient


def _scene(rng):
    """A landscape, a grid that isn't square, and a start on its rim."""
    f, gradient = _landscape(rng, 2)
    start = np.array([rng.choice([-1, 1]) * rng.uniform(1.5, 2.5), rng.uniform(0.8, 1.8)])
    return f, gradient, np.linspace(-3, 3, 8), np.linspace(-2, 2, 5), start


def _path(gradient, start, step_size, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - step_size * gradient(path[-1]))
    return np.array(path)


def _pair(answer):
    expect(answer, because="Two arrays are wanted.").kind("tuple", "list", "array").length(2)
    return answer[0], answer[1]


def _drawn(learner, f, gradient, xs, ys, start, step_size, steps):
    """The Axes that plot_descent draws."""
    learner.plot_descent(_told(f, 2), _told(gradient, 2), xs, ys, start, step_size, steps)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_descent makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]
