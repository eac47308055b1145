"""fails: gain_example

That is what remains, not what was gained

The weighted entropy of the groups is the uncertainty *after* the answer. The gain is the entropy before minus this.
"""


def information_gain(labels: list, answers: list) -> float:
    after = 0.0
    for answer in set(answers):
        group = [label for label, own in zip(labels, answers, strict=True) if own == answer]
        after += len(group) / len(labels) * entropy(group)
    return after
