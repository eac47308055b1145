import math


def entropy(labels: list) -> float:
    """The entropy, in bits, of the shares of the different labels.

    >>> entropy(["tawny", "barn", "barn", "tawny"])
    1.0
    """
    # <solution>
    shares = [labels.count(label) / len(labels) for label in set(labels)]
    return sum(-share * math.log2(share) for share in shares)
    # </solution>


def kl_divergence(p: list[float], q: list[float]) -> float:
    """The Kullback-Leibler divergence D(p || q) in bits; math.inf where p has something that q excludes."""
    # <solution>
    total = 0.0
    for ours, theirs in zip(p, q, strict=True):
        if ours > 0 and theirs == 0:
            return math.inf
        if ours > 0:
            total += ours * math.log2(ours / theirs)
    return total
    # </solution>


def information_gain(labels: list, answers: list) -> float:
    """By how many bits the answers (n,) lower the entropy of the labels (n,), on average."""
    # <solution>
    after = 0.0
    for answer in set(answers):
        group = [label for label, own in zip(labels, answers, strict=True) if own == answer]
        after += len(group) / len(labels) * entropy(group)
    return entropy(labels) - after
    # </solution>


def best_split(rows: list[list[float]], labels: list) -> tuple[int, float, float] | None:
    """(column, threshold, gain) of the question "is rows[i][column] <= threshold?" that gains most, or None."""
    # <solution>
    best = None
    for column in range(len(rows[0])):
        values = sorted({row[column] for row in rows})
        for low, high in zip(values, values[1:]):
            threshold = (low + high) / 2
            gain = information_gain(labels, [row[column] <= threshold for row in rows])
            if best is None or gain > best[2] + 1e-9:
                best = (column, threshold, gain)
    return best
    # </solution>
