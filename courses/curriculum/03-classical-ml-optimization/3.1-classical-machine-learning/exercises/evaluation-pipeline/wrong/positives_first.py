"""fails: confusion_example

The positives come first

Textbooks of medicine write TP in the upper left corner. Here the order is that of the numbers: 0 before 1, in rows and in
columns.
"""

import numpy as np


def confusion(y, predicted):
    return np.array([[np.sum((y == truth) & (predicted == guess)) for guess in (1, 0)] for truth in (1, 0)])
