"""fails: confusion_example

Rows and columns have changed places

Your rows are the predictions. Both conventions are in use, which is why a table without names on its axes is worthless.
Here, as in scikit-learn, rows are the truth.
"""

import numpy as np


def confusion(truth, predicted, classes):
    table = np.zeros((classes, classes), dtype=int)
    np.add.at(table, (predicted, truth), 1)
    return table
