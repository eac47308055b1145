"""fails: bag_example

The trees that *have* seen the example answer

0 in `drawn` means that the tree doesn't know the example. Your array of booleans is the wrong way round.
"""

import numpy as np


def out_of_bag(drawn, predictions):
    if (drawn > 0).all(axis=0).any():
        raise ValueError("no tree left")
    seen = drawn > 0
    return (predictions * seen).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
