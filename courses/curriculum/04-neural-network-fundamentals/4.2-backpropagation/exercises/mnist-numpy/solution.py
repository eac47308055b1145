import numpy as np


def prepare(images: np.ndarray) -> np.ndarray:
    """Images (n, height, width) of bytes from 0 to 255, as rows (n, height * width) of floats from 0 to 1.

    >>> prepare(np.array([[[0, 255], [51, 102]]], dtype=np.uint8))
    array([[0. , 1. , 0.2, 0.4]])
    """
    # <solution>
    return images.reshape(len(images), -1) / 255.0
    # </solution>


def initialise(inputs: int, hidden: int, classes: int, seed: int) -> dict:
    """W1 (inputs, hidden) and W2 (hidden, classes), normal with variance 2 / fan-in; b1 and b2 zeros."""
    # <solution>
    rng = np.random.default_rng(seed)
    return {
        "W1": rng.normal(size=(inputs, hidden)) * np.sqrt(2 / inputs),
        "b1": np.zeros(hidden),
        "W2": rng.normal(size=(hidden, classes)) * np.sqrt(2 / hidden),
        "b2": np.zeros(classes),
    }
    # </solution>


def batches(count: int, size: int, seed: int) -> list[np.ndarray]:
    """The numbers 0 to count - 1 in random order, cut into pieces of `size`; the last may be shorter."""
    # <solution>
    order = np.random.default_rng(seed).permutation(count)
    return [order[start : start + size] for start in range(0, count, size)]
    # </solution>


def predict(params: dict, images: np.ndarray) -> np.ndarray:
    """The most likely label (n,) of each image (n, height, width): one hidden layer with ReLU, then logits."""
    # <solution>
    hidden = np.maximum(prepare(images) @ params["W1"] + params["b1"], 0)  # (n, H)
    return (hidden @ params["W2"] + params["b2"]).argmax(axis=1)
    # </solution>


def gradients(params: dict, x: np.ndarray, labels: np.ndarray) -> dict:
    """The gradients of the mean cross-entropy of a batch x (B, D), with the keys of params."""
    # <solution>
    hidden = np.maximum(x @ params["W1"] + params["b1"], 0)  # (B, H)
    logits = hidden @ params["W2"] + params["b2"]  # (B, C)
    exps = np.exp(logits - logits.max(axis=1, keepdims=True))
    d_logits = exps / exps.sum(axis=1, keepdims=True)
    d_logits[np.arange(len(labels)), labels] -= 1.0
    d_logits /= len(labels)
    d_before = d_logits @ params["W2"].T * (hidden > 0)  # (B, H)
    return {
        "W1": x.T @ d_before,
        "b1": d_before.sum(axis=0),
        "W2": hidden.T @ d_logits,
        "b2": d_logits.sum(axis=0),
    }
    # </solution>


def train(images: np.ndarray, labels: np.ndarray, epochs: int, seed: int) -> dict:
    """Parameters learned in so many passes over the images (n, height, width) with their labels (n,), 0 to 9."""
    # <solution>
    x = prepare(images)
    params = initialise(x.shape[1], 64, 10, seed)
    for epoch in range(epochs):
        for batch in batches(len(x), 32, seed + epoch):
            slopes = gradients(params, x[batch], labels[batch])
            for name in params:
                params[name] -= 0.1 * slopes[name]
    return params
    # </solution>
