from collections.abc import Callable

import numpy as np


def slope(gradient: Callable, point: np.ndarray, direction: np.ndarray) -> float:
    """By how much f rises for each unit of length when leaving the point (d,) in this direction (d,) of any length.

    >>> slope(lambda p: np.array([2 * p[0] - p[1], 2 * p[1] - p[0]]), np.array([4.0, 0.0]), np.array([3.0, -4.0]))
    8.0
    """
    # <solution>
    return float(gradient(point) @ direction / np.linalg.norm(direction))
    # </solution>


def field(gradient: Callable, xs: np.ndarray, ys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both components of the gradient at (x, y): two arrays with a row for each of ys and a column for each of xs."""
    # <solution>
    arrows = np.array([[gradient(np.array([x, y])) for x in xs] for y in ys])  # (rows, columns, 2)
    return arrows[:, :, 0], arrows[:, :, 1]
    # </solution>


def downhill(u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Arrows of length 1 against the gradients (u, v), all (rows, columns); (0, 0) where the gradient is zero."""
    # <solution>
    lengths = np.hypot(u, v)
    lengths = np.where(lengths == 0, 1, lengths)  # zero by one is zero
    return -u / lengths, -v / lengths
    # </solution>


def plot_descent(
    f: Callable, gradient: Callable, xs: np.ndarray, ys: np.ndarray, start: np.ndarray, step_size: float, steps: int
):
    """One figure with one Axes: level curves of f, downhill arrows on the grid, and the path of gradient descent."""
    import matplotlib.pyplot as plt

    # <solution>
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - step_size * gradient(path[-1]))
    path = np.array(path)  # (steps + 1, 2)
    heights = np.array([[f(np.array([x, y])) for x in xs] for y in ys])  # (rows, columns)
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights, levels=15)
    axes.quiver(xs, ys, *downhill(*field(gradient, xs, ys)), alpha=0.5)
    axes.plot(path[:, 0], path[:, 1], "o-", color="tab:red")
    axes.set_title(f"f = {f(path[-1]):.3f}")
    axes.set_aspect("equal")
    return figure
    # </solution>
