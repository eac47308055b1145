"""fails: sigmoid_example

The slope of the sigmoid stands alone

$\\sigma'(x)$ says how the output follows the input. How the *loss* follows the input is this slope times the upstream
gradient: that is the chain rule.
"""

import numpy as np


def sigmoid_backward(upstream, x):
    small = np.exp(-np.abs(x))
    return small / (1 + small) ** 2
