"""Mistakes that the author of an exercise named: what they would have returned, and constants of the exercise.

These come first: an author knows what learners get wrong here, and supplied the evidence for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.diagnosis.suspects import COUNT_NAMES, Case, Guess, Rank, suspect, usable_factor


@suspect(
    "unmasked",
    Rank.AUTHOR,
    "The mask is missing",
    "Your result is what comes out without the mask. Is it applied before the softmax (or the sum), to the right axis, "
    "and with the right meaning of True and False?",
)
def unmasked(case: Case) -> Iterator[Guess]:
    if "unmasked" in case.alternates:
        yield Guess(case.alternates["unmasked"])


@suspect(
    "alternate",
    Rank.AUTHOR,
    "This looks like: {label}",
    "Your result is what comes out in this case: {label}.",
)
def alternate(case: Case) -> Iterator[Guess]:
    for label, values in case.alternates.items():
        if label != "unmasked":
            yield Guess(values, label)


@suspect(
    "author_factor",
    Rank.AUTHOR,
    "Your result is {label} times the right one",
    "All values are wrong by the same factor, {label}. Look for a multiplication or division by it that is missing, or "
    "that happens twice.",
    pointwise=True,
)
def author_factor(case: Case) -> Iterator[Guess]:
    for name, value in case.constants.items():
        if usable_factor(value) and name.lower() not in COUNT_NAMES:
            yield Guess(case.want * value, name)
            yield Guess(case.want / value, f"1/{name}" if name.isidentifier() else f"1/({name})")
