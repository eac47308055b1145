"""Right up to a number or a simple function: sign, factor, offset, square, logarithm base, sum for mean.

The lengths that sums and means are divided by come from the arguments (each axis length of each argument) and from
constants that the author called N.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from grader.diagnosis.suspects import COUNT_NAMES, Case, Guess, Rank, suspect, usable_factor


@suspect(
    "sign_flipped",
    Rank.EXACT,
    "The sign is flipped",
    "Your result is the right one times -1. Look at which of two terms is subtracted from which, or for a minus that a "
    "loss or a gradient wants.",
    pointwise=True,
)
def sign_flipped(case: Case) -> Iterator[Guess]:
    yield Guess(-case.want)


@suspect(
    "absolute_value",
    Rank.EXACT,
    "The negative numbers lost their sign",
    "Your result is the absolute value of the right one. Look for an abs, or a square and a square root, around "
    "something that may be negative.",
    pointwise=True,
)
def absolute_value(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want):
        yield Guess(np.abs(case.want))


@suspect(
    "clipped_at_zero",
    Rank.EXACT,
    "The negative numbers became zero",
    "Where the right result is negative, yours is 0. Look for a max with 0, or a ReLU where none belongs.",
    pointwise=True,
)
def clipped_at_zero(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want) and np.any(case.want > 0):
        yield Guess(np.maximum(case.want, 0.0))


@suspect(
    "squared",
    Rank.EXACT,
    "Your result is the square of the right one",
    "A square root is missing at the end: a variance in place of a standard deviation, or a squared distance in place "
    "of a distance.",
    pointwise=True,
)
def squared(case: Case) -> Iterator[Guess]:
    yield Guess(case.want**2)


@suspect(
    "square_root",
    Rank.EXACT,
    "Your result is the square root of the right one",
    "There is a square root too many: a standard deviation in place of a variance, or a distance in place of a squared "
    "distance.",
    pointwise=True,
)
def square_root(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want) and np.all(case.want >= 0):
        yield Guess(np.sqrt(case.want))


@suspect(
    "reciprocal",
    Rank.EXACT,
    "Your result is one over the right one",
    "Numerator and denominator are exchanged somewhere: look at the last division.",
    pointwise=True,
)
def reciprocal(case: Case) -> Iterator[Guess]:
    if np.all(case.want != 0):
        yield Guess(1.0 / case.want)


@suspect(
    "complement",
    Rank.EXACT,
    "Your result is one minus the right one",
    "What should be 0 is 1 and the other way round: a mask that is inverted, or the probability of the other class.",
    pointwise=True,
)
def complement(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want) and np.all((case.want >= 0) & (case.want <= 1)):
        yield Guess(1.0 - case.want)


@suspect(
    "sum_for_mean",
    Rank.NAMED,
    "A sum where a mean belongs",
    "Your result is too large by a factor that equals {label}: the sum was not divided by the number of elements.",
    pointwise=True,
    general="scaled",
)
def sum_for_mean(case: Case) -> Iterator[Guess]:
    for label, count in _counts(case):
        yield Guess(case.want * count, label)


@suspect(
    "mean_for_sum",
    Rank.NAMED,
    "A mean where a sum belongs",
    "Your result is too small by a factor that equals {label}: a sum was divided by the number of elements, or was "
    "divided twice.",
    pointwise=True,
    general="scaled",
)
def mean_for_sum(case: Case) -> Iterator[Guess]:
    for label, count in _counts(case):
        yield Guess(case.want / count, label)


@suspect(
    "ddof",
    Rank.NAMED,
    "Divided by {label}",
    "Your result differs from the right one by the factor that lies between dividing by n and by n - 1. Variance and "
    "standard deviation exist in both forms (`ddof`, `correction`); libraries do not agree on the default.",
    pointwise=True,
    general="scaled",
)
def ddof(case: Case) -> Iterator[Guess]:
    for label, n in _counts(case):
        for power, what in ((1.0, ""), (0.5, " under the root")):
            yield Guess(case.want * (n / (n - 1)) ** power, f"n - 1 in place of n{what}; n is {label}")
            yield Guess(case.want * ((n - 1) / n) ** power, f"n in place of n - 1{what}; n is {label}")


@suspect(
    "well_known_factor",
    Rank.NAMED,
    "Your result is {label} the right one",
    "All values are wrong by the same factor. For a half or a two, look at the derivative of a square, or at a 1/2 "
    "that was put in front of a loss; for a hundred, at percent.",
    pointwise=True,
    general="scaled",
)
def well_known_factor(case: Case) -> Iterator[Guess]:
    for factor, label in ((2.0, "twice"), (0.5, "half"), (100.0, "a hundred times"), (0.01, "a hundredth of")):
        yield Guess(case.want * factor, label)


@suspect(
    "log_base",
    Rank.NAMED,
    "A logarithm to another base",
    "Your result differs from the right one by the factor between {label}. In NumPy, torch and `math`, `log` is the "
    "natural logarithm; bits want `log2`.",
    pointwise=True,
    general="scaled",
)
def log_base(case: Case) -> Iterator[Guess]:
    bases = (
        ("log2", "the natural log", math.log(2)),
        ("log10", "the natural log", math.log(10)),
        ("log10", "log2", math.log2(10)),
    )
    for one, other, factor in bases:
        yield Guess(case.want * factor, f"{other} (yours) and {one} (expected)")
        yield Guess(case.want / factor, f"{one} (yours) and {other} (expected)")


@suspect(
    "degrees_and_radians",
    Rank.NAMED,
    "Degrees and radians are mixed up",
    "Your result is in {label}. Trigonometric functions work in radians.",
    pointwise=True,
    general="scaled",
)
def degrees_and_radians(case: Case) -> Iterator[Guess]:
    yield Guess(np.asarray(case.want * (180 / math.pi)), "degrees, expected radians")
    yield Guess(np.asarray(case.want * (math.pi / 180)), "radians, expected degrees")


@suspect(
    "off_by_one_in_value",
    Rank.NAMED,
    "Each number is {label}",
    "All values are wrong by exactly one. For positions and labels, remember that Python counts from 0; for counts, "
    "look at what the first and the last round of a loop add.",
    pointwise=True,
)
def off_by_one_in_value(case: Case) -> Iterator[Guess]:
    if case.whole_want:
        yield Guess(case.want + 1, "one too large")
        yield Guess(case.want - 1, "one too small")


@suspect(
    "scaled",
    Rank.FITTED,
    "Your result is {label} times the right one",
    "All values are wrong by this same factor. Look for a division or a multiplication that is missing, or that "
    "happens twice.",
    pointwise=True,
)
def scaled(case: Case) -> Iterator[Guess]:
    if not case.same_shape or case.want.size == 0 or np.iscomplexobj(case.want) or np.iscomplexobj(case.got):
        return
    anchor = int(np.argmax(np.abs(case.want)))
    factor = float(case.got.flat[anchor] / case.want.flat[anchor])
    if usable_factor(factor):
        yield Guess(case.want * factor, f"{factor:.4g}", fitted=1)


@suspect(
    "offset",
    Rank.FITTED,
    "Your result is the right one plus {label}",
    "All values are wrong by the same amount. Look for a term that is added once too often or not at all: a bias, a "
    "constant, a start value.",
    pointwise=True,
)
def offset(case: Case) -> Iterator[Guess]:
    if not case.same_shape or case.want.size == 0 or np.iscomplexobj(case.want) or np.iscomplexobj(case.got):
        return
    amount = float(case.got.flat[0] - case.want.flat[0])
    if math.isfinite(amount) and amount != 0:
        yield Guess(case.want + amount, f"{amount:.4g}", fitted=1)


def _counts(case: Case) -> Iterator[tuple[str, int]]:
    """Names and values of the lengths that a sum may have to be divided by; 1 says nothing."""
    for name, array in case.inputs.items():
        for axis, length in enumerate(array.shape):
            if length > 1:
                where = f"axis {axis} of `{name}`" if array.ndim > 1 else f"`{name}`"
                yield f"the length of {where}", length
        if array.ndim > 1 and array.size > 1:
            yield f"the number of elements of `{name}`", array.size
    for name, value in case.constants.items():
        if name.lower() in COUNT_NAMES and usable_factor(value) and float(value).is_integer() and value > 1:
            yield name, int(value)
