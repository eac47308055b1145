import numpy as np


def forward(params: dict, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The hidden layer (B, H), after tanh, and the logits (B, C) of a batch x (B, D).

    params holds W1 (D, H), b1 (H,), W2 (H, C), b2 (C,).
    """
    # <solution>
    hidden = np.tanh(x @ params["W1"] + params["b1"])  # (B, H)
    return hidden, hidden @ params["W2"] + params["b2"]  # (B, C)
    # </solution>


def loss(logits: np.ndarray, labels: np.ndarray) -> float:
    """The mean cross-entropy of logits (B, C) with labels (B,), in nats.

    >>> loss(np.zeros((1, 2)), np.array([1]))
    0.6931471805599453
    """
    # <solution>
    shifted = logits - logits.max(axis=1, keepdims=True)  # (B, C)
    log_sums = np.log(np.exp(shifted).sum(axis=1))  # (B,)
    return np.mean(log_sums - shifted[np.arange(len(labels)), labels])
    # </solution>


def loss_gradient(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The derivative (B, C) of the mean cross-entropy by each logit."""
    # <solution>
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = exps / exps.sum(axis=1, keepdims=True)  # (B, C)
    probabilities[np.arange(len(labels)), labels] -= 1.0
    return probabilities / len(labels)
    # </solution>


def backward(params: dict, x: np.ndarray, labels: np.ndarray) -> dict:
    """The gradients of the loss of this batch: keys and shapes as in params, and "x" (B, D) for the inputs."""
    # <solution>
    hidden, logits = forward(params, x)
    d_logits = loss_gradient(logits, labels)  # (B, C)
    d_hidden = d_logits @ params["W2"].T  # (B, H)
    d_before = d_hidden * (1.0 - hidden**2)  # (B, H): back through tanh
    return {
        "W1": x.T @ d_before,  # (D, H)
        "b1": d_before.sum(axis=0),  # (H,)
        "W2": hidden.T @ d_logits,  # (H, C)
        "b2": d_logits.sum(axis=0),  # (C,)
        "x": d_before @ params["W1"].T,  # (B, D)
    }
    # </solution>


def step(params: dict, gradients: dict, rate: float) -> dict:
    """New parameters, one step of gradient descent on; params stays as it was."""
    # <solution>
    return {name: value - rate * gradients[name] for name, value in params.items()}
    # </solution>
