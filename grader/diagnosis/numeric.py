"""How numbers go wrong in a machine: rounding, overflow, precision, NaN; and results that were never filled."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.diagnosis.arrays import Array, Mask, close
from grader.diagnosis.suspects import Case, Guess, Rank, suspect

OVERFLOWING = 80.0  # exp of anything larger leaves float32 at 88.7, float64 at 709


@suspect(
    "all_zeros",
    Rank.EXACT,
    "Your result is all zeros",
    "The result has the right shape but was never filled. Is the loop body reached, and does it write into what is "
    "returned? Starting a running maximum or product at 0 has the same effect.",
)
def all_zeros(case: Case) -> Iterator[Guess]:
    if case.same_shape and not np.any(case.got):
        yield Guess(case.got, evidence=len(np.unique(case.want[case.want != 0])))


@suspect(
    "constant_output",
    Rank.EXACT,
    "Your function returns the same for every input",
    "Different arguments gave one and the same result. Does it use its arguments, or a variable of the module, or a "
    "value that was written down while trying out?",
)
def constant_output(case: Case) -> Iterator[Guess]:
    """All calls count here, the right ones too: they must all have given one result, though several were expected."""
    first, *others = case.answers
    same = all(other.shape == first.shape and np.array_equal(other, first, equal_nan=True) for other in others)
    if not same:
        return
    different = len({(want.shape, want.tobytes()) for want in case.wants})
    calls_needed = 3 if first.size == 1 else 2  # two equal numbers may be chance
    if different >= calls_needed and np.any(first != 0):
        yield Guess(first, evidence=different)


@suspect(
    "truncated",
    Rank.NAMED,
    "Your result is cut to whole numbers",
    "The fractions are gone: your numbers are the right ones {label}. Look for an int(...), for `//` where `/` is "
    "meant, or for an array of an integer dtype that decimals were written into.",
    pointwise=True,
)
def truncated(case: Case) -> Iterator[Guess]:
    if not np.iscomplexobj(case.want):
        yield Guess(np.trunc(case.want), "with the fraction cut off")


@suspect(
    "integer_division",
    Rank.NAMED,
    "Your result is rounded down",
    "Your numbers are the right ones rounded down, negative ones too. That is what `//` does; `/` keeps the fraction.",
    pointwise=True,
)
def integer_division(case: Case) -> Iterator[Guess]:
    """Only where rounding down differs from cutting off; positive numbers alone are left to `truncated`."""
    if not np.iscomplexobj(case.want) and np.any(np.floor(case.want) != np.trunc(case.want)):
        yield Guess(np.floor(case.want))


@suspect(
    "rounded",
    Rank.NAMED,
    "Your result is rounded",
    "Your numbers are the right ones rounded to {label}. Round when you print, not when you compute.",
    pointwise=True,
)
def rounded(case: Case) -> Iterator[Guess]:
    if np.iscomplexobj(case.want):
        return
    for digits in (0, 1, 2, 3, 4):
        said = "whole numbers" if digits == 0 else f"{digits} digit{'s' if digits > 1 else ''} after the point"
        if not np.array_equal(np.round(case.want, digits), np.trunc(case.want)):
            yield Guess(np.round(case.want, digits), said)


@suspect(
    "overflow",
    Rank.EXACT,
    "Whole numbers overflowed",
    "Your numbers differ from the right ones by multiples of the range of {label}: they left that range and wrapped "
    "around. Convert to a wider dtype before you add or multiply.",
    pointwise=True,
)
def overflow(case: Case) -> Iterator[Guess]:
    if not case.whole_want or np.iscomplexobj(case.want) or not np.all(np.abs(case.want) < 2.0**62):
        return
    wide = case.want.astype(np.int64)
    for narrow in (np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32):
        yield Guess(wide.astype(narrow).astype(float), narrow.__name__)


@suspect(
    "low_precision",
    Rank.FITTED,
    "Your numbers have too few digits",
    "The result is right to about {label} digits: it looks computed in a shorter float dtype than the one asked for. "
    "Mind that torch defaults to float32, and NumPy to float64.",
    pointwise=True,
)
def low_precision(case: Case) -> Iterator[Guess]:
    """Errors as small as the shorter dtype's rounding, in numbers that fit into that dtype without loss."""
    if not case.same_shape or np.iscomplexobj(case.want) or case.whole_want:
        return
    wrong = ~close(case.got, case.want, case.tolerance)
    for narrow, digits in ((np.float16, 3), (np.float32, 7)):
        spacing = 4.0 * float(np.finfo(narrow).eps) * np.max(np.abs(case.want), initial=0.0)
        stored = np.array_equal(case.got, case.got.astype(narrow))
        if stored and np.all(np.abs(case.got - case.want) <= spacing):
            yield Guess(case.got, str(digits), evidence=int(np.count_nonzero(wrong)))
            return


@suspect(
    "nan_at_zero",
    Rank.EXACT,
    "NaN or infinity exactly where there is a zero",
    "Your result is not a number just where {label} is 0: that is 0/0, a division by 0, or the logarithm of 0. Treat "
    "zeros apart, or keep a small number in the denominator or logarithm.",
)
def nan_at_zero(case: Case) -> Iterator[Guess]:
    if not case.same_shape:
        return
    sources = [(f"`{name}`", array) for name, array in case.inputs.items() if array.shape == case.want.shape]
    for label, array in [*sources, ("the right result", case.want)]:
        zeros = array == 0
        if np.any(zeros) and np.array_equal(zeros, _strange(case)):
            yield _apart_from(zeros, case, label)


@suspect(
    "overflowing_exp",
    Rank.NAMED,
    "NaN or infinity for large numbers",
    "Your result is not a number where {label} is large: exp overflows there, and inf/inf is NaN. Shift by the largest "
    "number before exp; for a softmax or a log-sum-exp that changes nothing else.",
)
def overflowing_exp(case: Case) -> Iterator[Guess]:
    for name, array in case.inputs.items():
        finite = np.abs(array[np.isfinite(array)])
        large = case.same_shape and finite.size and np.max(finite) >= OVERFLOWING
        if large and np.any(_strange(case)) and _only_where_large(_strange(case), array):
            yield _apart_from(_strange(case), case, f"`{name}`")


@suspect(
    "conjugated",
    Rank.EXACT,
    "Your result is the complex conjugate of the right one",
    "The imaginary part has the other sign. Look at the sign in the exponent, or for a conj too many or too few "
    "(`vdot` conjugates its first argument).",
    pointwise=True,
)
def conjugated(case: Case) -> Iterator[Guess]:
    if np.iscomplexobj(case.want):
        yield Guess(np.conj(case.want))


@suspect(
    "imaginary_part_lost",
    Rank.EXACT,
    "Only {label} is there",
    "The right result is complex. Look for a cast to float, or an array of a real dtype that complex numbers were "
    "written into.",
    pointwise=True,
)
def imaginary_part_lost(case: Case) -> Iterator[Guess]:
    if np.iscomplexobj(case.want):
        yield Guess(case.want.real, "the real part")
        yield Guess(np.abs(case.want), "the magnitude")


def _strange(case: Case) -> Mask:
    """Where the answer is NaN or infinite and should not be."""
    mask: Mask = ~np.isfinite(case.got) & np.isfinite(case.want)
    return mask


def _apart_from(mask: Mask, case: Case, label: str) -> Guess:
    """Right everywhere else. Every element is evidence: the mask could have been any other."""
    values = np.where(mask, case.got, case.want)
    return Guess(values, label, evidence=int(case.want.size))


def _only_where_large(strange: Mask, array: Array) -> bool:
    """Rows with small numbers must be fine, if there are any rows that can be matched."""
    if strange.ndim != array.ndim or strange.ndim < 2 or strange.shape[0] != array.shape[0]:
        return True
    large = np.abs(array).reshape(len(array), -1).max(axis=1) >= OVERFLOWING
    return bool(np.all(large[strange.reshape(len(strange), -1).any(axis=1)]))
