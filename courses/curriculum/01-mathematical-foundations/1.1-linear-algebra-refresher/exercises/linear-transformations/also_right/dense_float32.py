"""Lines of many points, the old grid below the new one, single precision, and the eigenvectors in another order."""

import matplotlib.pyplot as plt
import numpy as np


def transform_points(matrix, points):
    return np.einsum("ij,nj->ni", matrix, points).astype(np.float32)


def area_factor(matrix):
    return np.linalg.det(matrix)


def kept_directions(matrix):
    values, vectors = np.linalg.eig(matrix)
    rows = -vectors.T[np.argsort(values.real)]
    return rows if np.isreal(values).all() else rows[:0].real


def plot_transform(matrix):
    fig = plt.figure()
    ax = fig.subplots()
    steps = np.linspace(-3, 3, 25)
    for k in range(-3, 4):
        for x, y in [(np.full(25, k), steps), (steps, np.full(25, k))]:
            ax.plot(x, y, color="lightgray")
            moved = np.stack([x, y], axis=1) @ matrix.T
            ax.plot(*moved.T, color="navy")
    ax.quiver(*np.zeros((2, 2)), *matrix, color=["g", "r"], angles="xy", scale_units="xy", scale=1)
    for v in kept_directions(matrix):
        t = np.linspace(-4, 4, 9)
        ax.plot(t * v[0], t * v[1], "k--", label="kept direction")
    if ax.get_legend_handles_labels()[0]:
        ax.legend()
    ax.set_title(f"2×2 matrix, areas × {area_factor(matrix):.2f}")
    ax.set_aspect("equal")
    return fig
