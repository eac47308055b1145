"""Entropy, divergence and gain of labels, against sums that the judge makes from tables of counts."""

import math

import numpy as np

from grader.checks import check, expect, input_not_modified

OWLS = ["tawny", "barn", "eagle", "pygmy", "snowy"]
TAWNY, BARN = [0.5, 0.25, 0.125, 0.125], [0.25, 0.125, 0.125, 0.5]


@check("The worked example of an entropy comes out right", task=1,
       hint="Three quarters and one quarter. What does each of the two shares contribute?")
def entropy_example(learner, rng):
    lists = [["tawny", "tawny", "barn", "tawny"], ["a", "b", "b", "a"], ["x", "x", "y", "z"],
             ["d", "a", "c", "a", "b", "c", "a", "d"], ["y", "x", "y", "z", "y", "z"]]
    expect(learner.many("entropy", [(some,) for some in lists])).close_to([_entropy(some) for some in lists])


@check("Equal labels have no entropy, and different ones the most", task=1, needs=("entropy_example",),
       hint="log2 of a share of 1 is 0. With all labels different, how many shares are there?")
def entropy_edges(learner, rng):
    lists = [["barn"], ["barn"] * 7, [3, 1, 4, 5], list(range(32))]
    expect(learner.many("entropy", [(some,) for some in lists])).close_to([0.0, 0.0, 2.0, 5.0])


@check("The entropy of any labels in any order", task=1, needs=("entropy_example",),
       hint="Count each different label once. Does the order of the list matter to your code?")
def entropy_fresh(learner, rng):
    for k, n in [(2, 9), (3, 40), (5, 23)]:
        labels = _labels(rng, k, n)
        expect(learner.entropy(labels), constants={"n": n}).close_to(_entropy(labels))


@check("The worked example of a divergence comes out right, both ways", task=2,
       hint="Only the weights differ between the two ways: which of the two distributions are they from?")
def kl_example(learner, rng):
    answers = learner.many("kl_divergence", [(TAWNY, BARN), (BARN, TAWNY), ([0.5, 0.5], [0.75, 0.25])])
    expect(answers).close_to([0.5, 0.625, 0.5 * math.log2(4 / 3)])


@check("The divergence of any two distributions", task=2, needs=("kl_example",),
       hint="Every term is p log2(p / q), also the negative ones: their sum is never below 0.")
def kl_fresh(learner, rng):
    for k in (2, 3, 6, 9):
        p, q = rng.dirichlet(np.ones(k)), rng.dirichlet(np.ones(k))
        expect(learner.kl_divergence(p.tolist(), q.tolist())).close_to(float(np.sum(p * np.log2(p / q))))


@check("What p leaves out costs nothing, what q excludes costs everything", task=2, needs=("kl_example",),
       hint="Look at the two zeros one at a time: what does 0 times a logarithm tend to, and what does a division by 0?")
def kl_zeros(learner, rng):
    calls = [([0.5, 0.5, 0.0], [0.25, 0.5, 0.25]), ([1.0, 0.0], [0.5, 0.5]), ([0.5, 0.0, 0.5], [0.5, 0.0, 0.5])]
    expect(learner.many("kl_divergence", calls)).close_to([0.5, 1.0, 0.0])
    calls = [([0.25, 0.5, 0.25], [0.5, 0.5, 0.0]), ([0.1, 0.9], [0.0, 1.0])]
    expect(learner.many("kl_divergence", calls)).equal([math.inf, math.inf])


@check("The worked example of a gain comes out right", task=3, needs=("entropy_fresh",),
       hint="Part the labels by their answer. How many examples are in each part, and what is its entropy?")
def gain_example(learner, rng):
    calls = [(["tawny", "tawny", "barn", "barn"], ["yes", "yes", "yes", "no"]),
             (["tawny", "tawny", "barn", "barn"], ["no", "no", "yes", "yes"]),
             (["tawny", "tawny", "barn", "barn"], ["no", "yes", "yes", "no"]),
             (["tawny", "tawny", "tawny", "barn"], ["yes", "yes", "no", "no"]),
             (["tawny", "barn", "tawny", "barn", "barn"], ["no", "yes", "yes", "yes", "yes"]),
             (["tawny", "barn", "barn", "barn", "barn", "barn"], ["no", "no", "yes", "yes", "yes", "yes"])]
    expect(learner.many("information_gain", calls)).close_to([_gain(*call) for call in calls], rtol=1e-4, atol=1e-5)


@check("The gain of any question with two, three or more answers", task=3, needs=("gain_example",),
       hint="A group counts by its share of the examples. There are as many groups as different answers.")
def gain_fresh(learner, rng):
    for k, answers, n in [(2, 2, 15), (3, 4, 40), (4, 3, 27), (2, 6, 18)]:
        labels, given = _labels(rng, k, n), rng.integers(0, answers, size=n).tolist()
        # Gains near 0 are differences of entropies near 1: single precision is enough.
        expect(learner.information_gain(labels, given)).close_to(_gain(labels, given), rtol=1e-4, atol=1e-5)


@check("The gain is the mean divergence of the groups from the whole", task=3, needs=("gain_fresh", "kl_fresh"),
       hint="The shares of the labels in a group, against those in all: weigh each group's divergence by its size.")
def gain_is_divergence(learner, rng):
    labels, given = _labels(rng, 3, 30), rng.integers(0, 3, size=30).tolist()
    total = 0.0
    for answer in set(given):
        group = [label for label, own in zip(labels, given, strict=True) if own == answer]
        divergence = learner.kl_divergence(_shares(group, OWLS[:3]), _shares(labels, OWLS[:3]))
        expect(divergence, because="This is the divergence of one group.").kind("number").finite()
        total += len(group) / len(labels) * divergence
    expect(learner.information_gain(labels, given)).close_to(float(total), rtol=1e-4, atol=1e-5)


@check("The worked example of a split comes out right", task=4, needs=("gain_fresh",),
       hint="List the candidates of column 0: there are three. Which gain has each?")
def split_example(learner, rng):
    labels = ["tawny", "tawny", "barn", "barn"]
    first = [[25.0, 1.0], [27.0, 3.0], [30.0, 2.0], [28.0, 1.0]]
    second = [[1.0, 6.0], [2.0, 5.0], [1.5, 12.0], [8.0, 9.0]]
    for answer, right in zip(learner.many("best_split", [(first, labels), (second, labels)]),
                             [(0, 27.5, 1.0), (1, 7.5, 1.0)], strict=True):
        expect(answer).close_to(right)


@check("The best of all questions is found", task=4, needs=("split_example",),
       hint="Every column, every gap between different values. Are yours compared by their gain, and is the largest kept?")
def split_fresh(learner, rng):
    for k, n, d in [(2, 8, 3), (3, 20, 4), (2, 14, 1), (4, 30, 2)]:
        rows, labels = _untied(rng, k, n, d)
        # Gains are differences of entropies: single precision is enough.
        expect(learner.best_split(rows, labels)).close_to(_best(rows, labels), rtol=1e-4, atol=1e-5)


@check("Of questions that gain the same, the smallest column and threshold win", task=4, needs=("split_example",),
       hint="When a new candidate gains as much as the best so far, which of the two came first in the order of the rule?")
def split_ties(learner, rng):
    for _ in range(4):
        n = int(rng.integers(5, 9))
        values = np.sort(rng.choice(40, size=2 * n, replace=False) / 4)
        labels = ["barn"] * 2 + ["tawny"] * (2 * n - 4) + ["barn"] * 2  # either end can be cut off: equal gains
        order = rng.permutation(2 * n)
        rows = np.column_stack([rng.choice([3.0, 4.0]) * np.ones(2 * n), values, -values])[order].tolist()
        labels = [labels[i] for i in order]
        expect(learner.best_split(rows, labels)).close_to(_best(rows, labels), rtol=1e-4, atol=1e-5)


@check("Where nothing differs there is no question", task=4,
       hint="How many candidates are there when all values of a column are equal? Start with None.")
def split_none(learner, rng):
    labels = ["tawny", "barn", "barn"]
    expect(learner.best_split([[2.0, 1.0]] * 3, labels)).equal(None)
    expect(learner.best_split([[5.0]], ["barn"])).equal(None)


@check("The lists are left as they were", task=4, needs=("split_example",),
       hint="list.sort() sorts the list itself, sorted() makes a new one.")
def lists_unchanged(learner, rng):
    rows, labels = _untied(rng, 2, 9, 2)
    answer = input_not_modified(learner, "best_split", rows, labels)
    expect(answer).close_to(_best(rows, labels), rtol=1e-4, atol=1e-5)


def _labels(rng, k, n):
    """n labels of k kinds in unequal shares, every kind at least once."""
    kinds = np.concatenate([np.arange(k), rng.choice(k, size=n - k, p=rng.dirichlet(3 * np.ones(k)))])
    return [OWLS[kind] for kind in rng.permutation(kinds)]


def _shares(labels, names):
    return [labels.count(name) / len(labels) for name in names]


def _entropy(labels):
    counts = np.unique(labels, return_counts=True)[1]
    shares = counts / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def _gain(labels, answers):
    labels, answers = np.array(labels), np.array(answers)
    return _entropy(labels) - sum(np.mean(answers == a) * _entropy(labels[answers == a]) for a in np.unique(answers))


def _untied(rng, k, n, d):
    """Rows and labels with one best question. Values in steps of a quarter: many are equal, all middles are exact."""
    while True:
        rows, labels = (rng.integers(-12, 13, size=(n, d)) / 4).tolist(), _labels(rng, k, n)
        gains = sorted(gain for _, _, gain in _questions(rows, labels))
        if len(gains) > 1 and gains[-1] - gains[-2] > 1e-4:  # far above the 1e-9 of the rule about ties
            return rows, labels


def _best(rows, labels):
    found = _questions(rows, labels)
    top = max(gain for _, _, gain in found)
    return next(one for one in found if one[2] > top - 1e-9)  # the rule of the prompt; `found` is in its order


def _questions(rows, labels):
    found = []
    for column, values in enumerate(np.array(rows).T):
        known = np.unique(values)
        found += [(column, float(t), _gain(labels, values <= t)) for t in (known[:-1] + known[1:]) / 2]
    return found
