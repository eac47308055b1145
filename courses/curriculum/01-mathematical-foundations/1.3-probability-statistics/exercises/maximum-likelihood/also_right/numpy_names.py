"""NumPy's own mean and var, counts by comparison, a grid for the slope, refined around the change of sign."""

import numpy as np


def fit_bernoulli(outcomes):
    return np.count_nonzero(outcomes) / outcomes.size


def fit_categorical(outcomes, count):
    return np.mean(outcomes == np.arange(count)[:, None], axis=1)


def fit_gaussian(x):
    return np.array([np.mean(x), np.var(x, ddof=0)])


def gaussian_log_likelihood(x, mean, variance):
    return np.log(1 / np.sqrt(2 * np.pi * variance)) * len(x) - np.square(x - mean).sum() / variance / 2


def fit_waiting(times, ended):
    return ended.mean() / times.mean()


def fit_slope(x, y):
    low, high = -10.0, 10.0
    for _ in range(8):  # a grid that is refined around its best place
        grid = np.linspace(low, high, 101)
        z = np.outer(grid, x)
        scores = (x * (y - 1 / (1 + np.exp(-np.clip(z, -500, 500))))).sum(axis=1)
        place = int(np.argmax(scores <= 0))
        low, high = grid[max(place - 1, 0)], grid[place]
    return (low + high) / 2
