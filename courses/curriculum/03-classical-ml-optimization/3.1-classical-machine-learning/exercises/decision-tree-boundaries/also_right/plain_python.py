"""Lists, dictionaries and loops; the label of a leaf by sorting; the grid point by point."""

from collections import Counter

import numpy as np


def gini(labels):
    labels = list(labels)
    return 1 - sum((count / len(labels)) ** 2 for count in Counter(labels).values())


def best_split(x, y):
    rows, labels = x.tolist(), y.tolist()
    best = None
    for feature in range(len(rows[0])):
        values = sorted({row[feature] for row in rows})
        for low, high in zip(values, values[1:]):
            middle = (low + high) / 2
            left = [label for row, label in zip(rows, labels) if row[feature] <= middle]
            right = [label for row, label in zip(rows, labels) if row[feature] > middle]
            decrease = gini(labels) - (len(left) * gini(left) + len(right) * gini(right)) / len(labels)
            if decrease > (best[2] if best else 0) + 1e-12:
                best = (feature, middle, decrease)
    return best


def predict(tree, x):
    answers = []
    for row in x:
        node = tree
        while len(node) > 1:
            node = node["right"] if row[node["feature"]] > node["threshold"] else node["left"]
        answers.append(node["label"])
    return answers


def decision_grid(tree, x, steps):
    sides = []
    for values in x.T.tolist():
        low, high = min(values) - 0.5, max(values) + 0.5
        sides.append([low + (high - low) * i / (steps - 1) for i in range(steps)])
    return [sides[0], sides[1], [predict(tree, [(a, u) for a in sides[0]]) for u in sides[1]]]
