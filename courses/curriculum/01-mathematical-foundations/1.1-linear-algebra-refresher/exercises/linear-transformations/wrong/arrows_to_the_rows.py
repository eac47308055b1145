"""fails: arrows
silent: a judge has no matplotlib to draw the same with

Your arrows end at the rows of the matrix

The image of $(1, 0)$ is the first *column*. In `quiver` the third and fourth argument are all x-components and all
y-components: for two arrows these are the first and the second row of the matrix as a whole, not one arrow each.
"""

import numpy as np


def transform_points(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    return points @ matrix.T


def area_factor(matrix: np.ndarray) -> float:
    (a, b), (c, d) = matrix
    return a * d - b * c


def kept_directions(matrix: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eig(matrix)
    if np.iscomplex(values).any():
        return np.zeros((0, 2))
    return vectors.T


def plot_transform(matrix: np.ndarray):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    for k in range(-3, 4):
        for line in ([[k, -3], [k, 3]], [[-3, k], [3, k]]):
            ends = transform_points(matrix, np.array(line))
            axes.plot(ends[:, 0], ends[:, 1], color="tab:blue", linewidth=0.8)
    arrows = matrix
    axes.quiver([0, 0], [0, 0], arrows[:, 0], arrows[:, 1], angles="xy", scale_units="xy", scale=1)
    for x, y in kept_directions(matrix):
        axes.plot([-5 * x, 5 * x], [-5 * y, 5 * y], "--", color="tab:red")
    axes.set_title(f"area factor {area_factor(matrix):.2f}")
    axes.set_aspect("equal")
    return figure
