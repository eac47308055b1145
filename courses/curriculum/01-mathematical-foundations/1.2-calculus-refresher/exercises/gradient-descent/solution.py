from collections.abc import Callable

import numpy as np


def numerical_gradient(f: Callable, x: np.ndarray, h: float) -> np.ndarray:
    """The gradient (d,) of f at x (d,) by central differences with the nudge h.

    >>> numerical_gradient(lambda p: p[0] ** 2 - p[0] * p[1] + p[1] ** 2, np.array([4.0, 0.0]), 0.001)
    array([ 8., -4.])
    """
    # <solution>
    slopes = np.zeros(len(x))
    for i, nudge in enumerate(h * np.eye(len(x))):  # (d,): h at place i, 0 elsewhere
        slopes[i] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes
    # </solution>


def gradient_descent(gradient: Callable, start: np.ndarray, step_size: float, steps: int) -> np.ndarray:
    """The path (steps + 1, d) of gradient descent with a constant step size; row 0 is the start."""
    # <solution>
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - step_size * gradient(path[-1]))
    return np.array(path)
    # </solution>


def descend_until(
    gradient: Callable, start: np.ndarray, step_size: float, tolerance: float, max_steps: int
) -> tuple[np.ndarray, int, bool]:
    """The first point (d,) with a gradient no longer than tolerance, the number of steps, and whether there was one."""
    # <solution>
    x, taken = start, 0
    g = gradient(x)
    while np.linalg.norm(g) > tolerance and taken < max_steps:
        x, taken = x - step_size * g, taken + 1
        g = gradient(x)
    return x, taken, bool(np.linalg.norm(g) <= tolerance)
    # </solution>


def line_search_descent(f: Callable, gradient: Callable, start: np.ndarray, steps: int) -> np.ndarray:
    """The path (steps + 1, d) of gradient descent that halves each step until it keeps half of what the slope promises."""
    # <solution>
    path = [start]
    for _ in range(steps):
        x, g, t = path[-1], gradient(path[-1]), 1.0
        while f(x - t * g) > f(x) - 0.5 * t * np.sum(g**2):
            t = t / 2
        path.append(x - t * g)
    return np.array(path)
    # </solution>
