"""fails: report_edges

0 divided by 0 is left as NaN

A model that never says "positive" has no precision. NaN would spread through every mean that is taken later; the contract here says 0.
"""

import numpy as np


def report(table):
    (tn, fp), (fn, tp) = np.asarray(table, dtype=float)
    with np.errstate(all="ignore"):
        return {
            "accuracy": (tn + tp) / (tn + fp + fn + tp),
            "precision": tp / (tp + fp),
            "recall": tp / (tp + fn),
            "f1": 2 * tp / (2 * tp + fp + fn),
        }
