"""Plain sums and the quadratic formula; the grid as one collection of segments, everything in lists."""

import math

from matplotlib import pyplot
from matplotlib.collections import LineCollection


def transform_points(matrix, points):
    (a, b), (c, d) = matrix
    return [(a * x + b * y, c * x + d * y) for x, y in points]


def area_factor(matrix):
    (a, b), (c, d) = matrix
    return float(a * d - b * c)


def kept_directions(matrix):
    (a, b), (c, d) = matrix
    middle, determinant = (a + d) / 2, a * d - b * c
    under_the_root = middle**2 - determinant
    if under_the_root < 0:
        return []
    found = []
    for value in (middle - math.sqrt(under_the_root), middle + math.sqrt(under_the_root)):
        x, y = (b, value - a) if abs(b) + abs(value - a) > 1e-9 else (value - d, c)
        length = math.hypot(x, y)
        found.append([x / length, y / length])
    return found


def plot_transform(matrix):
    figure = pyplot.figure(figsize=(5, 5))
    axes = figure.add_subplot()
    sides = [[(k, -3), (k, 3)] for k in range(-3, 4)] + [[(-3, k), (3, k)] for k in range(-3, 4)]
    axes.add_collection(LineCollection([transform_points(matrix, side) for side in sides]))
    for point in transform_points(matrix, [(1, 0), (0, 1)]):
        axes.quiver(0, 0, *point, angles="xy", scale_units="xy", scale=1)
    for x, y in kept_directions(matrix):
        axes.plot([-x, x], [-y, y], linestyle="dashed")
    axes.set(aspect="equal", title=f"det = {area_factor(matrix):+.2f}", xlim=(-9, 9), ylim=(-9, 9))
