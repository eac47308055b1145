"""fails: confusion_example

Truth and prediction have changed places

Your rows are predictions. Both layouts are in use, which is why one has to be agreed on: here, as in scikit-learn, the
truth chooses the row.
"""

import numpy as np


def confusion(y, predicted):
    return np.array([[np.sum((y == truth) & (predicted == guess)) for truth in (0, 1)] for guess in (0, 1)])
