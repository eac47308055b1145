"""fails: bag_example

The sum is divided by the number of all trees

The trees that had no say count as if they had said 0. Each example has its own number of trees that left it out.
"""

import numpy as np


def out_of_bag(drawn, predictions):
    if (drawn > 0).all(axis=0).any():
        raise ValueError("no tree left")
    return np.where(drawn == 0, predictions, 0.0).mean(axis=0)
