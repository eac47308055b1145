"""Loops, lists and dictionaries; the folds scored row by row."""

import random
import statistics


def confusion(y, predicted):
    table = [[0, 0], [0, 0]]
    for truth, guess in zip(y.tolist(), predicted.tolist()):
        table[truth][guess] += 1
    return table


def report(table):
    (tn, fp), (fn, tp) = [[int(count) for count in row] for row in table]
    precision = tp / (tp + fp) if tp + fp else 0
    recall = tp / (tp + fn) if tp + fn else 0
    both = precision + recall
    return {"f1": 2 * precision * recall / both if both else 0, "recall": recall, "precision": precision,
            "accuracy": (tp + tn) / (tn + fp + fn + tp)}


def roc_points(y, scores):
    pairs = sorted(zip(scores.tolist(), y.tolist()), reverse=True)
    positives = sum(label for _, label in pairs)
    negatives = len(pairs) - positives
    if not positives or not negatives:
        raise ValueError("a ROC curve needs both classes")
    fpr, tpr, up, right = [0.0], [0.0], 0, 0
    for place, (score, label) in enumerate(pairs):
        up, right = up + label, right + 1 - label
        if place + 1 == len(pairs) or pairs[place + 1][0] != score:
            fpr.append(right / negatives)
            tpr.append(up / positives)
    return fpr, tpr


def area(fpr, tpr):
    return sum((fpr[i + 1] - fpr[i]) * (tpr[i] + tpr[i + 1]) / 2 for i in range(len(fpr) - 1))


def stratified_folds(y, k, seed):
    dealer = random.Random(seed)
    folds = [0] * len(y)
    for label in sorted(set(y.tolist())):
        members = [i for i, own in enumerate(y.tolist()) if own == label]
        dealer.shuffle(members)
        for place, i in enumerate(members):
            folds[i] = place % k
    return folds


def out_of_fold(model, x, y, folds):
    rows, scores = x.tolist(), [0.0] * len(y)
    for fold in sorted(set(folds.tolist())):
        train = [i for i, own in enumerate(folds) if own != fold]
        columns = list(zip(*(rows[i] for i in train)))
        means = [statistics.fmean(column) for column in columns]
        spreads = [statistics.pstdev(column) or 1.0 for column in columns]

        def scale(i):
            return [(value - mean) / spread for value, mean, spread in zip(rows[i], means, spreads)]

        model.fit([scale(i) for i in train], [int(y[i]) for i in train])
        for i, own in enumerate(folds):
            if own == fold:
                scores[i] = float(model.score([scale(i)])[0])
    return scores
