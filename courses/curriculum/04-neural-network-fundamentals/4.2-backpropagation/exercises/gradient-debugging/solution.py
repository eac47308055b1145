import numpy as np


def numerical_gradient(f, x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """The derivative of the number f(x) by each entry of x, by central differences with step h; x stays as it was.

    >>> numerical_gradient(lambda x: x[0] ** 2 * x[1], np.array([3.0, 2.0])).round(6)
    array([12.,  9.])
    """
    # <solution>
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[index] += h
        behind[index] -= h
        slopes[index] = (f(ahead) - f(behind)) / (2 * h)
    return slopes
    # </solution>


def relative_error(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """|a - b| / max(|a| + |b|, 0.0001), entry by entry."""
    # <solution>
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-4)
    # </solution>


def kinks(f, x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """True at each entry of x where f has a kink between x - h and x + h: the slopes on the two sides differ."""
    # <solution>
    middle = f(x)
    found = np.zeros(x.shape, dtype=bool)
    for index in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[index] += h
        behind[index] -= h
        right, left = (f(ahead) - middle) / h, (middle - f(behind)) / h
        found[index] = relative_error(right, left) > 0.01
    return found
    # </solution>


def check_gradient(f, gradient, x: np.ndarray) -> tuple | None:
    """None if the array gradient is right for f at x, else the index of its entry with the largest relative error.

    Wrong is what is off by more than 0.0001. Entries at which f has a kink are left out.
    """
    # <solution>
    gradient = np.asarray(gradient, dtype=float)
    errors = relative_error(gradient, numerical_gradient(f, x))
    errors = np.where(np.isnan(errors), np.inf, errors)  # NaN is never right, and no comparison says so
    errors = np.where(kinks(f, x), 0.0, errors)
    worst = np.unravel_index(errors.argmax(), errors.shape)
    return tuple(int(place) for place in worst) if errors[worst] > 1e-4 else None
    # </solution>


def find_bugs(layers: list) -> list:
    """For each layer (forward, backward, x): None, or the index of the most wrong entry of its gradient.

    forward(x) is an array y, backward(x, dy) the gradient by x of sum(dy * y), for any array dy in the shape of y.
    """
    # <solution>
    rng = np.random.default_rng(0)
    found = []
    for forward, backward, x in layers:
        dy = rng.normal(size=np.shape(forward(x)))
        gradient = backward(x, dy)
        found.append(check_gradient(lambda at: np.sum(dy * forward(at)), gradient, x))
    return found
    # </solution>
