"""fails: basket_sorted
silent: a judge has no scikit-learn to do the same with

The museum's share is taken for the forest's

Where four in ten are poisonous, much looks suspicious. In the forest it is one in twenty: correct the probabilities before you compare
them with the threshold, or most of the basket lands in the bin.
"""

import numpy as np


def sort_basket(x, y, basket, share, ill, waste, seed):
    return (_chances(x, y, basket, seed) >= waste / (waste + ill)).astype(int)
