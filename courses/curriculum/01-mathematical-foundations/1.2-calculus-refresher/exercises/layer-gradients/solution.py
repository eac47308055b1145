import numpy as np


def relu_backward(upstream: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The gradient with respect to the input x of ReLU, given that of its output; all of one shape.

    >>> relu_backward(np.array([5.0, 6.0]), np.array([2.0, -1.0]))
    array([5., 0.])
    """
    # <solution>
    return upstream * (x > 0)
    # </solution>


def sigmoid_backward(upstream: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The gradient with respect to the input x of the sigmoid, given that of its output; all of one shape."""
    # <solution>
    small = np.exp(-np.abs(x))  # between 0 and 1, and the slope is the same at x and at -x
    return upstream * small / (1 + small) ** 2
    # </solution>


def dense_backward(
    upstream: np.ndarray, x: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The gradients for x (n, inputs), weight (outputs, inputs) and bias (outputs,) of x @ weight.T + bias."""
    # <solution>
    return upstream @ weight, upstream.T @ x, upstream.sum(axis=0)  # (n, inputs), (outputs, inputs), (outputs,)
    # </solution>


def loss_backward(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The gradient (n, classes) of the mean cross-entropy of softmax(scores) with the right classes labels (n,)."""
    # <solution>
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))  # (n, classes)
    gradient = exps / exps.sum(axis=1, keepdims=True)  # the probabilities, so far
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)
    # </solution>


def network_backward(
    x: np.ndarray, labels: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The gradients of the loss of dense, ReLU, dense with respect to w1, b1, w2 and b2."""
    # <solution>
    before = x @ w1.T + b1  # (n, hidden)
    hidden = np.maximum(before, 0)
    scores = hidden @ w2.T + b2  # (n, classes)
    d_scores = loss_backward(scores, labels)
    d_hidden, d_w2, d_b2 = dense_backward(d_scores, hidden, w2)
    _, d_w1, d_b1 = dense_backward(relu_backward(d_hidden, before), x, w1)
    return d_w1, d_b1, d_w2, d_b2
    # </solution>
