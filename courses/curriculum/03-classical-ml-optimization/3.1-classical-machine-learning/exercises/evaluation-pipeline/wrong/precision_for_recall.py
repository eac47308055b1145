"""fails: report_fresh

Precision and recall have changed places

Precision is about those *called* positive: it divides by TP + FP, a column. Recall is about those who *are* positive: it divides
by TP + FN, a row.
"""


def report(table):
    (tn, fp), (fn, tp) = table
    return {
        "accuracy": (tn + tp) / (tn + fp + fn + tp),
        "precision": tp / max(tp + fn, 1),
        "recall": tp / max(tp + fp, 1),
        "f1": 2 * tp / max(2 * tp + fp + fn, 1),
    }
