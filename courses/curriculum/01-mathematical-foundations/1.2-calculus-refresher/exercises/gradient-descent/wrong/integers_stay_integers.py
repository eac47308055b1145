"""fails: nudge_integers

The nudge is lost in an array of integers

A copy of `np.array([4, 0])` holds integers as well, and storing 4.25 in it leaves 4: so the function is asked twice
at the same point, or at the wrong ones. Make the array one of floats first, or let `x + nudge` make a new one.
"""

import numpy as np


def numerical_gradient(f, x, h):
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] = x[i] + h
        below[i] = x[i] - h
        slopes[i] = (f(above) - f(below)) / (2 * h)
    return slopes
