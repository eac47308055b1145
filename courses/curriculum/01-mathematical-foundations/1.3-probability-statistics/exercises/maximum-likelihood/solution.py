import numpy as np


def fit_bernoulli(outcomes: np.ndarray) -> float:
    """The maximum-likelihood estimate of the probability of a 1, from zeros and ones (n,).

    >>> fit_bernoulli(np.array([1, 1, 0, 1]))
    0.75
    """
    # <solution>
    return float(np.mean(outcomes))
    # </solution>


def fit_categorical(outcomes: np.ndarray, count: int) -> np.ndarray:
    """The estimated probabilities (count,) of 0, 1, ..., count - 1, from the integers that occurred (n,)."""
    # <solution>
    return np.bincount(outcomes, minlength=count) / len(outcomes)
    # </solution>


def fit_gaussian(x: np.ndarray) -> tuple[float, float]:
    """Mean and variance of maximum likelihood of the numbers (n,)."""
    # <solution>
    mean = x.mean()
    return float(mean), float(np.mean((x - mean) ** 2))
    # </solution>


def gaussian_log_likelihood(x: np.ndarray, mean: float, variance: float) -> float:
    """The sum of the natural logarithms of the Gaussian's density at all x (n,)."""
    # <solution>
    return float(np.sum(-0.5 * np.log(2 * np.pi * variance) - (x - mean) ** 2 / (2 * variance)))
    # </solution>


def fit_waiting(times: np.ndarray, ended: np.ndarray) -> float:
    """The estimated rate of exponential waits; those with ended (n,) False had lasted for times (n,) and went on."""
    # <solution>
    return float(np.sum(ended) / np.sum(times))
    # </solution>


def fit_slope(x: np.ndarray, y: np.ndarray) -> float:
    """The w between -10 and 10 with the largest likelihood, where y (n,) is 1 with probability sigmoid(w x)."""
    # <solution>
    low, high = -10.0, 10.0
    for _ in range(60):  # each round halves the interval
        w = (low + high) / 2
        probabilities = 0.5 * (1 + np.tanh(w * x / 2))  # (n,): the sigmoid, without overflow
        if np.sum(x * (y - probabilities)) > 0:
            low = w  # the likelihood still rises here
        else:
            high = w
    return (low + high) / 2
    # </solution>
