"""fails: bag_example

All trees are asked, also those that know the example

A tree repeats what it has learned by heart, so that the error looks far too small. Only trees with a 0 in `drawn` may answer.
"""

import numpy as np


def out_of_bag(drawn, predictions):
    if (drawn > 0).all(axis=0).any():
        raise ValueError("no tree left")
    return predictions.mean(axis=0)
