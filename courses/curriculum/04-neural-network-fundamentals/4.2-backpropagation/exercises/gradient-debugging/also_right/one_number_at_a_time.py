"""Flat loops that put the old number back; kinks are looked for only where something seems wrong."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    slopes = []
    for place in range(x.size):
        old = x.flat[place]
        x.flat[place] = old + h
        ahead = f(x)
        x.flat[place] = old - h
        behind = f(x)
        x.flat[place] = old
        slopes.append((ahead - behind) / (2 * h))
    return np.array(slopes).reshape(x.shape)


def relative_error(a, b):
    result = np.empty(a.shape)
    for index in np.ndindex(a.shape):
        size = abs(a[index]) + abs(b[index])
        result[index] = abs(a[index] - b[index]) / (size if size > 1e-4 else 1e-4)
    return result


def check_gradient(f, gradient, x):
    numerical = numerical_gradient(f, x)
    worst, largest = None, 1e-4
    for index in np.ndindex(x.shape):
        error = float(relative_error(np.array([gradient[index]]), np.array([numerical[index]]))[0])
        if (error > largest or error != error) and largest < np.inf:
            step = np.zeros(x.shape)
            step[index] = 1e-5
            right, left = (f(x + step) - f(x)) / 1e-5, (f(x) - f(x - step)) / 1e-5
            if abs(right - left) <= 0.01 * max(abs(right) + abs(left), 1e-4):
                worst, largest = list(index), error if error == error else np.inf
    return worst


def find_bugs(layers):
    answers = []
    for forward, backward, x in layers:
        dy = np.random.default_rng(7).uniform(0.5, 2, size=np.shape(forward(x)))
        answers.append(check_gradient(lambda at: float((dy * forward(at)).sum()), np.asarray(backward(x, dy)), x))
    return tuple(answers)
