"""Plain Python sums; Newton's method, kept inside the bounds by halving, for the slope."""

import math


def fit_bernoulli(outcomes):
    return sum(outcomes.tolist()) / len(outcomes)


def fit_categorical(outcomes, count):
    seen = outcomes.tolist()
    return tuple(seen.count(kind) / len(seen) for kind in range(count))


def fit_gaussian(x):
    mean = math.fsum(x) / len(x)
    return [mean, math.fsum((v - mean) ** 2 for v in x) / len(x)]


def gaussian_log_likelihood(x, mean, variance):
    total = -len(x) * math.log(math.sqrt(2 * math.pi * variance))
    for v in x.tolist():
        total -= ((v - mean) / math.sqrt(variance)) ** 2 / 2
    return total


def fit_waiting(times, ended):
    return sum(1 for e in ended if e) / sum(times)


def fit_slope(x, y):
    low, high, w = -10.0, 10.0, 0.0
    for _ in range(200):
        p = [1 / (1 + math.exp(-w * v)) if w * v > -700 else 0.0 for v in x.tolist()]
        score = sum(v * (t - q) for v, t, q in zip(x.tolist(), y.tolist(), p))
        bend = sum(v * v * q * (1 - q) for v, q in zip(x.tolist(), p))
        low, high = (w, high) if score > 0 else (low, w)
        new = w + score / bend if bend > 1e-12 else math.inf
        w = new if low < new < high else (low + high) / 2
    return w
