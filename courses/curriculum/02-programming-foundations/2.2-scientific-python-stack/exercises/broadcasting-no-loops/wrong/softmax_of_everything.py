"""fails: softmax_example

The shares of the whole array add up to 1

You sum over all numbers, so that rows compete with each other. Every row is a distribution of its own: sum along the
last axis only.
"""

import numpy as np


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()
