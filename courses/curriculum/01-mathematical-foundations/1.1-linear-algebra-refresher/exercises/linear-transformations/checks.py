"""Linear maps of the plane: what they do to points, areas and directions, and a picture judged by the data behind it.

Each call of plot_transform costs a picture of about a tenth of a second, so there are only five of them.
"""

import re

import numpy as np

from grader.checks import check, expect, input_not_modified

SHEAR = np.array([[2.0, 1.0], [0.0, 1.0]])
TINY = 1e-6  # far above rounding, far below what an eye sees


@check("The worked example comes out right", task=1,
       hint="Take one point and write down which numbers of the matrix make its new x, and which its new y.")
def worked_example(learner, rng):
    points = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    expect(learner.transform_points(SHEAR, points)).close_to([[2.0, 0.0], [1.0, 1.0], [3.0, 1.0]])


@check("Any matrix moves any number of points", task=1, needs=("worked_example",),
       hint="Does your code depend on how many points there are?")
def fresh_points(learner, rng):
    for n in (1, 2, 7):
        matrix, points = rng.normal(size=(2, 2)), rng.normal(size=(n, 2))
        expect(learner.transform_points(matrix, points)).close_to([matrix @ point for point in points])


@check("No points go in, no points come out", task=1, needs=("worked_example",),
       hint="The points are an array of shape (0, 2) here. What does your code take from a first point?")
def no_points(learner, rng):
    expect(learner.transform_points(rng.normal(size=(2, 2)), np.zeros((0, 2)))).close_to(np.zeros((0, 2)))


@check("The points that came in are left as they were", task=1, needs=("worked_example",),
       hint="Put the result into an array of its own.")
def points_unchanged(learner, rng):
    matrix, points = rng.normal(size=(2, 2)), rng.normal(size=(4, 2))
    moved = input_not_modified(learner, "transform_points", matrix, points)
    expect(moved).close_to([matrix @ point for point in points])


@check("Areas grow by the right factor", task=2,
       hint="The unit square becomes a parallelogram with the two columns as sides. What is its area?")
def area_growth(learner, rng):
    matrices = [SHEAR] + [_with_determinant(rng, rng.uniform(0.2, 4)) for _ in range(4)]
    expect(learner.many("area_factor", [(m,) for m in matrices])).close_to([_area(m) for m in matrices])


@check("A mirror makes the factor negative, a collapse makes it zero", task=2, needs=("area_growth",),
       hint="Go round the square's corners in order, then round their images: still the same sense of rotation?")
def area_flip(learner, rng):
    matrices = [_with_determinant(rng, rng.uniform(-4, -0.2)) for _ in range(4)]
    matrices.append(np.outer(rng.uniform(1, 2, size=2), rng.uniform(1, 2, size=2)))
    expect(learner.many("area_factor", [(m,) for m in matrices])).close_to([_area(m) for m in matrices])


@check("Both kept directions are found", task=3,
       hint="Multiply the matrix by each of your vectors: does the result point along the vector?")
def two_directions(learner, rng):
    pairs = [(SHEAR, _units([[1, 0], [1, -1]])), *(_stretching(rng) for _ in range(3))]
    answers = learner.many("kept_directions", [(matrix,) for matrix, _ in pairs])
    for answer, (_, right) in zip(answers, pairs, strict=True):
        expect(answer).shape(2, 2).finite()
        expect(answer, because="Each row should be a unit vector on a line that the matrix keeps.").close_to(
            _arranged_like(np.asarray(answer, dtype=float), right), rtol=0, atol=TINY)


@check("A matrix that turns every direction keeps none", task=3,
       hint="Look at what eig returns for a quarter turn, [[0, -1], [1, 0]].")
def no_directions(learner, rng):
    for matrix in [np.array([[0.0, -1.0], [1.0, 0.0]]), _turning(rng)]:
        expect(learner.kept_directions(matrix)).close_to(np.zeros((0, 2)))


@check("All 14 lines of the grid are drawn where the matrix takes them", task=4, needs=("fresh_points",),
       hint="Seven lines x = k and seven lines y = k. Where do the two ends of each one go?")
def grid_lines(learner, rng):
    matrix, _ = _stretching(rng)
    drawn = _polylines(_drawn(learner, matrix))
    wanted = [np.array(line) @ matrix.T for k in range(-3, 4)
              for line in ([[k, -3], [k, 3]], [[-3, k], [3, k]])]
    found = sum(any(_covers(points, *ends) for points in drawn) for ends in wanted)
    expect(found, because="This counts the lines of the image of the grid that are in the picture.").equal(14)


@check("Arrows show where the basis vectors land", task=4, needs=("fresh_points",),
       hint="The first arrow is the image of (1, 0), the second the image of (0, 1).")
def arrows(learner, rng):
    matrix = _turning(rng)
    quivers = _drawn(learner, matrix)["quivers"]
    tips = [np.column_stack([np.ravel(q["u"]), np.ravel(q["v"])]) for q in quivers]
    tips = np.concatenate([np.zeros((0, 2)), *tips])
    expect(len(tips), because="This counts the arrows drawn with quiver.").equal(2)
    if np.abs(tips[0] - matrix[:, 0]).sum() > np.abs(tips[1] - matrix[:, 0]).sum():
        tips = tips[::-1]  # which arrow is drawn first doesn't matter
    expect(tips, axes=("arrow", "coordinate")).close_to(matrix.T)


@check("The title tells the area factor", task=4, needs=("area_flip",),
       hint="Two decimals, and the sign where there is one: an f-string with :.2f.")
def title(learner, rng):
    matrix = _with_determinant(rng, rng.uniform(-4, -0.2))
    text = _drawn(learner, matrix)["title"]
    numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", text[:200].replace("−", "-"))]
    expect(len(numbers), because="This counts the numbers in the title.").at_least(1)
    nearest = min(numbers, key=lambda number: abs(number - _area(matrix)))
    # Two decimals are asked for: half a hundredth, and a little for the rounding of a tie.
    expect(nearest, because="This is the number in the title.").close_to(_area(matrix), rtol=0, atol=0.0051)


@check("Kept directions are drawn as dashed lines through the origin", task=4,
       needs=("two_directions", "no_directions"),
       hint="From one side of the origin to the other, along each of the kept directions, and nothing else is dashed.")
def dashed_lines(learner, rng):
    matrix, directions = _stretching(rng)
    dashed = _dashed(_drawn(learner, matrix))
    expect(len(dashed), because="This counts the dashed lines for a matrix with two kept directions.").equal(2)
    found = sum(any(_covers(points, -unit, unit, longer=True) for points in dashed) for unit in directions)
    expect(found, because="This counts the kept directions with a dashed line, from -1 to 1 times the unit vector or "
                          "further.").equal(2)
    turned = _dashed(_drawn(learner, _turning(rng)))
    expect(len(turned), because="This counts the dashed lines for a matrix that keeps no direction.").equal(0)


def _area(matrix):
    return matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]


def _turn(angle):
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def _units(rows):
    rows = np.asarray(rows, dtype=float)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _with_determinant(rng, determinant):
    """Two turns around a stretch: a matrix without any special entries."""
    stretch = rng.uniform(0.6, 1.6)
    return _turn(rng.uniform(0.3, 1.2)) @ np.diag([stretch, determinant / stretch]) @ _turn(rng.uniform(0.3, 1.2))


def _stretching(rng):
    """A matrix with two kept directions at least 30 degrees apart, not at right angles; and these, one a row."""
    first = rng.uniform(0.2, 1.3)
    second = first + rng.uniform(0.6, 1.2)
    directions = np.array([[np.cos(first), np.sin(first)], [np.cos(second), np.sin(second)]])
    factors = np.diag([rng.uniform(1.4, 2.2), rng.choice([-1, 1]) * rng.uniform(0.5, 1.0)])
    return directions.T @ factors @ np.linalg.inv(directions.T), directions


def _turning(rng):
    """A matrix that keeps no direction: a turn, seen in skewed coordinates and stretched."""
    skew = np.array([[1.0, rng.uniform(0.4, 0.9)], [0.0, 1.0]])
    return rng.uniform(0.7, 1.5) * skew @ _turn(rng.uniform(0.6, 2.4)) @ np.linalg.inv(skew)


def _arranged_like(answer, right):
    """The right rows in the order and with the signs that fit the answer best: both are free."""
    rows = [np.where((answer @ row)[:, None] < 0, -row, row) for row in right]  # each (2, 2): row, for either place
    straight, crossed = np.array([rows[0][0], rows[1][1]]), np.array([rows[1][0], rows[0][1]])
    return min(straight, crossed, key=lambda rows: np.abs(answer - rows).sum())


def _drawn(learner, matrix):
    """The Axes that plot_transform draws."""
    learner.plot_transform(matrix)
    figures = learner.figures
    expect(len(figures), because="This counts the figures that plot_transform makes and leaves open.").equal(1)
    expect(len(figures[0].axes), because="This counts the figure's Axes.").equal(1)
    return figures[0].axes[0]


def _polylines(axes):
    """Every drawn line as points (n, 2); a gap (NaN) begins another line."""
    drawn = [_points(line) for line in axes["lines"]]
    drawn += [np.asarray(segment) for part in axes["segments"] for segment in part["segments"]]
    return [piece for points in drawn for piece in _without_gaps(points)]


def _points(line):
    return np.column_stack([line["x"], line["y"]])


def _without_gaps(points):
    gaps = np.flatnonzero(~np.isfinite(points).all(axis=1))
    pieces = np.split(points, gaps)
    return [piece[np.isfinite(piece).all(axis=1)] for piece in pieces]


def _dashed(axes):
    return [_points(line) for line in axes["lines"] if line["linestyle"] == "--"]


def _covers(points, start, end, longer=False):
    """Whether a drawn line lies on the segment from start to end and reaches both ends; `longer` lets it go on."""
    if len(points) < 2 or not np.isfinite(points).all():
        return False
    way = end - start
    along = (points - start) @ way / (way @ way)  # 0 at the start, 1 at the end
    aside = np.abs(points - start - np.outer(along, way)).max()
    reaches = along.min() <= TINY and along.max() >= 1 - TINY
    inside = longer or (along.min() >= -TINY and along.max() <= 1 + TINY)
    return bool(aside <= TINY * (1 + np.abs(points).max()) and reaches and inside)
