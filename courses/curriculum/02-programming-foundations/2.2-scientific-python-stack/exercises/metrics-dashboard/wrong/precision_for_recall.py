"""fails: scores_example

Precision and recall have changed places

Precision looks down a column: of all that were *called* an owl, how many are owls? Recall looks along a row: of all owls,
how many were found?
"""

import numpy as np


def class_scores(table):
    right = np.diagonal(table)
    return right / np.maximum(table.sum(axis=1), 1), right / np.maximum(table.sum(axis=0), 1)
