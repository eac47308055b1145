"""Steps as rows of an identity matrix, and three draws of weights for each layer."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([f(x + step) - f(x - step) for step in steps]).reshape(x.shape) / (2 * h)


def find_bugs(layers):
    rng = np.random.default_rng()
    answers = []
    for forward, backward, x in layers:
        trials = []
        for _ in range(3):
            dy = rng.normal(size=np.shape(forward(x)))
            trials.append(check_gradient(lambda at: np.vdot(dy, forward(at)), backward(x, dy), x))
        answers.append(next((trial for trial in trials if trial is not None), None))
    return answers
