import numpy as np


def transform_points(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Where the matrix (2, 2) takes each of the points (n, 2): a new array (n, 2).

    >>> transform_points(np.array([[2, 1], [0, 1]]), np.array([[1, 0], [0, 1], [1, 1]]))
    array([[2, 0], [1, 1], [3, 1]])
    """
    # <solution>
    return points @ matrix.T  # (n, 2)
    # </solution>


def area_factor(matrix: np.ndarray) -> float:
    """By how much areas grow; negative when the matrix also turns the plane over, as a mirror does."""
    # <solution>
    (a, b), (c, d) = matrix
    return a * d - b * c
    # </solution>


def kept_directions(matrix: np.ndarray) -> np.ndarray:
    """Unit vectors that stay on their own line, one a row: (2, 2), or (0, 2) when there is none."""
    # <solution>
    values, vectors = np.linalg.eig(matrix)  # (2,), and (2, 2) with the vectors in its columns
    if np.iscomplex(values).any():
        return np.zeros((0, 2))
    return vectors.T  # (2, 2)
    # </solution>


def plot_transform(matrix: np.ndarray):
    """One figure with one Axes: the grid, the basis vectors and the kept directions after the transformation."""
    import matplotlib.pyplot as plt

    # <solution>
    figure, axes = plt.subplots()
    for k in range(-3, 4):
        for line in ([[k, -3], [k, 3]], [[-3, k], [3, k]]):
            ends = transform_points(matrix, np.array(line))  # (2, 2)
            axes.plot(ends[:, 0], ends[:, 1], color="tab:blue", linewidth=0.8)
    arrows = transform_points(matrix, np.eye(2))  # (2, 2): a row for each basis vector
    axes.quiver([0, 0], [0, 0], arrows[:, 0], arrows[:, 1], angles="xy", scale_units="xy", scale=1)
    for x, y in kept_directions(matrix):
        axes.plot([-5 * x, 5 * x], [-5 * y, 5 * y], "--", color="tab:red")
    axes.set_title(f"area factor {area_factor(matrix):.2f}")
    axes.set_aspect("equal")
    return figure
    # </solution>
