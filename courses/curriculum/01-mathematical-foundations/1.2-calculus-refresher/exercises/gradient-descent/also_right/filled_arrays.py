"""Arrays made beforehand and filled row by row; the path in single precision."""

import numpy as np


def numerical_gradient(f, x, h):
    steps = np.diag(np.full(len(x), h))
    return np.array([f(x + s) - f(x - s) for s in steps]) / (2 * h)


def gradient_descent(gradient, start, step_size, steps):
    path = np.empty((steps + 1, len(start)), dtype=np.float32)
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - np.float32(step_size) * np.asarray(gradient(path[k]), dtype=np.float32)
    return path


def descend_until(gradient, start, step_size, tolerance, max_steps):
    x = start.astype(float)
    taken = 0
    while True:
        g = np.asarray(gradient(x))
        short = (g**2).sum() ** 0.5 <= tolerance
        if short or taken == max_steps:
            return x, taken, short
        x -= step_size * g
        taken += 1


def line_search_descent(f, gradient, start, steps):
    path = np.zeros((steps + 1, start.size))
    path[0] = start
    for k in range(steps):
        g = gradient(path[k])
        length = np.linalg.norm(g)
        t = next(t for t in 0.5 ** np.arange(60) if f(path[k]) - f(path[k] - t * g) >= t * length**2 / 2)
        path[k + 1] = path[k] - t * g
    return path
