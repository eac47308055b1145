"""fails: sigmoid_large

Infinity is divided by infinity

For $x = -1000$, `exp(-x)` is too large for a float and becomes infinite, above and below the fraction bar. The slope
is the same at $x$ and at $-x$: with $e^{-|x|}$ nothing ever gets large.
"""

import numpy as np


def sigmoid_backward(upstream, x):
    with np.errstate(all="ignore"):
        return upstream * np.exp(-x) / (1 + np.exp(-x)) ** 2
