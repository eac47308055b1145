"""fails: report_fresh

F1 is taken for the plain mean of precision and recall

The plain mean of 1.0 and 0.02 is 0.51, which sounds fair for a model that misses 98 %. The harmonic mean, $2PR/(P+R)$, stays near
the smaller of the two.
"""


def report(table):
    (tn, fp), (fn, tp) = table
    precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    return {
        "accuracy": (tn + tp) / (tn + fp + fn + tp),
        "precision": precision,
        "recall": recall,
        "f1": (precision + recall) / 2,
    }
