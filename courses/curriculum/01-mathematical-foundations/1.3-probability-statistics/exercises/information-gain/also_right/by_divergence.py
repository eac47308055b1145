"""The gain as the mean divergence of the groups from the whole; the answer as a list."""

import math


def entropy(labels):
    kinds = sorted(set(labels), key=str)
    shares = [sum(1 for label in labels if label == kind) / len(labels) for kind in kinds]
    return abs(sum(s * math.log(s, 2) for s in shares))


def information_gain(labels, answers):
    kinds = list(set(labels))
    whole = [labels.count(kind) / len(labels) for kind in kinds]
    total = 0
    for answer in set(answers):
        group = [labels[i] for i in range(len(labels)) if answers[i] == answer]
        total += len(group) * kl_divergence([group.count(kind) / len(group) for kind in kinds], whole)
    return total / len(labels)


def best_split(rows, labels):
    best = [0, 0.0, -1.0]
    for column in range(len(rows[0])):
        values = sorted(set(row[column] for row in rows))
        for i in range(len(values) - 1):
            t = 0.5 * (values[i] + values[i + 1])
            gain = information_gain(labels, [int(row[column] > t) for row in rows])
            if gain > best[2] + 1e-9:
                best = [column, t, gain]
    return best if best[2] >= 0 else None
