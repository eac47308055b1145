"""Counters and whole tables; candidates collected first, then the best picked by its rank."""

from collections import Counter, defaultdict
from math import inf, log2


def entropy(labels):
    n = len(labels)
    return log2(n) - sum(c * log2(c) for c in Counter(labels).values()) / n


def kl_divergence(p, q):
    try:
        return sum(a * (log2(a) - log2(b)) for a, b in zip(p, q) if a)
    except ValueError:
        return inf


def information_gain(labels, answers):
    groups = defaultdict(list)
    for label, answer in zip(labels, answers):
        groups[answer].append(label)
    return entropy(labels) - sum(len(g) * entropy(g) for g in groups.values()) / len(labels)


def best_split(rows, labels):
    found = []
    for column, values in enumerate(zip(*rows)):
        known = sorted(set(values))
        for i in range(1, len(known)):
            t = known[i - 1] + (known[i] - known[i - 1]) / 2
            found.append((column, t, information_gain(labels, ["left" if v < t else "right" for v in values])))
    if not found:
        return None
    top = max(gain for _, _, gain in found)
    return min((c, t, g) for c, t, g in found if top - g < 1e-9)
