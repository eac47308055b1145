"""fails: confusion_example

Every pair is counted only once

`table[truth, predicted] += 1` reads all places, adds 1 and writes them back: a pair that comes five times is written five
times, each time with the same 1. `np.add.at` counts repeats.
"""

import numpy as np


def confusion(truth, predicted, classes):
    table = np.zeros((classes, classes), dtype=int)
    table[truth, predicted] += 1
    return table
