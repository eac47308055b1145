"""fails: gain_example

The entropy of the answers is taken for the starting point

What should become less uncertain is the *label*. Start from the entropy of the labels; how the answers are spread enters only through the sizes of the
groups.
"""


def information_gain(labels: list, answers: list) -> float:
    after = 0.0
    for answer in set(answers):
        group = [label for label, own in zip(labels, answers, strict=True) if own == answer]
        after += len(group) / len(labels) * entropy(group)
    return entropy(answers) - after
