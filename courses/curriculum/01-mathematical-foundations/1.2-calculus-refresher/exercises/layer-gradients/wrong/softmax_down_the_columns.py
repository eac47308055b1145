"""fails: loss_example

The softmax runs over the examples

The probabilities of one example add up to 1 over its *classes*, along a row. You divide by the sums of the columns:
`axis=1` is the axis of the classes here.
"""

import numpy as np


def loss_backward(scores, labels):
    exps = np.exp(scores - scores.max(axis=0))
    return (exps / exps.sum(axis=0) - np.eye(scores.shape[1])[labels]) / len(labels)
