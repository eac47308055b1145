"""fails: gain_example

All groups count the same

You subtract the plain mean of the groups' entropies. A group with one example would weigh as much as one with a thousand. Each counts by its share
of the examples.
"""


def information_gain(labels: list, answers: list) -> float:
    kinds = set(answers)
    groups = [[label for label, own in zip(labels, answers, strict=True) if own == kind] for kind in kinds]
    return entropy(labels) - sum(entropy(group) for group in groups) / len(groups)
