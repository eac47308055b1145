"""Loops over the batch, outer products, and lists of floats where they will do."""

import math

import numpy as np


def loss(logits, labels):
    total = 0.0
    for row, label in zip(logits, labels):
        top = max(row)
        total += top + math.log(sum(math.exp(z - top) for z in row)) - row[label]
    return total / len(labels)


def loss_gradient(logits, labels):
    rows = []
    for row, label in zip(logits.tolist(), labels):
        top = max(row)
        exps = [math.exp(z - top) for z in row]
        rows.append([(e / sum(exps) - (k == label)) / len(labels) for k, e in enumerate(exps)])
    return rows


def backward(params, x, labels):
    hidden, logits = forward(params, x)
    above = np.array(loss_gradient(logits, labels))
    result = {name: np.zeros_like(value) for name, value in params.items()}
    result["x"] = np.zeros_like(x)
    for n in range(len(x)):
        below = (params["W2"] @ above[n]) * (1 - hidden[n] ** 2)
        result["W2"] += np.outer(hidden[n], above[n])
        result["b2"] += above[n]
        result["W1"] += np.outer(x[n], below)
        result["b1"] += below
        result["x"][n] = params["W1"] @ below
    return result


def step(params, gradients, rate):
    new = {}
    for name in ("b2", "W2", "b1", "W1"):
        new[name] = params[name].copy()
        new[name] -= rate * gradients[name]
    return new
