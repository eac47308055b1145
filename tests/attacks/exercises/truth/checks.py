"""Exact answers: a truth value, a set, a dictionary."""

from grader.checks import check, expect


@check("Tells even from odd")
def parity(learner, rng):
    for n in rng.permutation([4, 7, 10]):
        expect(learner.is_even(int(n))).equal(bool(n % 2 == 0))


@check("The set of a number's digits", needs=("parity",))
def digit_sets(learner, rng):
    n = int(rng.integers(10**6, 10**7))
    expect(learner.digits(n)).equal({int(digit) for digit in str(n)})


@check("How often each letter occurs", needs=("digit_sets",))
def letters(learner, rng):
    text = "".join(rng.choice(list("abc"), size=8))
    expect(learner.count(text)).equal({letter: text.count(letter) for letter in text})
