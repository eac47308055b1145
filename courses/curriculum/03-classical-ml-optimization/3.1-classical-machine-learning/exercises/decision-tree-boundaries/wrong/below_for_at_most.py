"""fails: predict_fresh

A value on the threshold goes right

The question is *at most*: equality is a yes. Midpoints are rarely hit by continuous numbers, but with whole numbers it
happens all the time.
"""

import numpy as np


def predict(tree, x):
    answers = []
    for row in x:
        node = tree
        while "label" not in node:
            node = node["left"] if row[node["feature"]] < node["threshold"] else node["right"]
        answers.append(node["label"])
    return np.array(answers, dtype=int)
