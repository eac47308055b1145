"""Right numbers in the wrong places: reversed, shifted, cut short, sorted, summed up along the way, all rows one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.diagnosis.arrays import Array, close
from grader.diagnosis.observation import Tolerance
from grader.diagnosis.suspects import Case, Guess, Rank, suspect

SHIFTED = 20_000  # elements beyond which a shift counts each of them, without asking which are different


@suspect(
    "reversed",
    Rank.EXACT,
    "Your result is reversed",
    "The numbers are right but run backwards along {label}. Look at the direction of a loop or a slice, or for a list "
    "that was filled from its end.",
)
def reversed_(case: Case) -> Iterator[Guess]:
    if case.same_shape:
        for axis in range(case.want.ndim):
            yield Guess(np.flip(case.want, axis), case.axis(axis))


@suspect(
    "shifted",
    Rank.EXACT,
    "Your result is shifted by one",
    "Each number stands one place too {label}. Look at where a range or a slice begins, and at what a loop stores "
    "before and after it updates.",
)
def shifted(case: Case) -> Iterator[Guess]:
    """By one place along an axis; whatever fills the free end (a wrapped-around value, a zero) is not looked at."""
    if not case.same_shape:
        return
    for axis in range(case.want.ndim):
        if case.want.shape[axis] < 3:
            continue
        start, end = slice(1, None), slice(None, -1)
        for ours, theirs, word in ((start, end, "late"), (end, start, "early")):
            here, there = _cut(case.got, axis, ours), _cut(case.want, axis, theirs)
            in_place = _cut(case.want, axis, ours)
            moved = len(np.unique(there[here != in_place])) if here.size <= SHIFTED else here.size
            yield Guess(there, f"{word} along {case.axis(axis)}", seen=here, evidence=moved)


@suspect(
    "first_missing",
    Rank.EXACT,
    "The first element is missing",
    "Along {label} your result is one short, and it is the first one that is missing. Look at where the loop or slice "
    "begins: Python counts from 0.",
)
def first_missing(case: Case) -> Iterator[Guess]:
    for axis in _one_short(case.got, case.want):
        yield Guess(_cut(case.want, axis, slice(1, None)), case.axis(axis))


@suspect(
    "last_missing",
    Rank.EXACT,
    "The last element is missing",
    "Along {label} your result is one short, and it is the last one that is missing. Look at where the loop or slice "
    "ends: `range(n)` and `x[:n]` stop before n.",
)
def last_missing(case: Case) -> Iterator[Guess]:
    for axis in _one_short(case.got, case.want):
        yield Guess(_cut(case.want, axis, slice(None, -1)), case.axis(axis))


@suspect(
    "extra_at_start",
    Rank.EXACT,
    "There is one element too many at the start",
    "Without its first element along {label} your result is right. Look for a start value that is stored although only "
    "what follows belongs in the result.",
)
def extra_at_start(case: Case) -> Iterator[Guess]:
    for axis in _one_short(case.want, case.got):
        yield Guess(case.want, f"axis {axis}", seen=_cut(case.got, axis, slice(1, None)))


@suspect(
    "extra_at_end",
    Rank.EXACT,
    "There is one element too many at the end",
    "Without its last element along {label} your result is right. Look at where the loop or slice ends, and for a last "
    "round that should not happen.",
)
def extra_at_end(case: Case) -> Iterator[Guess]:
    for axis in _one_short(case.want, case.got):
        yield Guess(case.want, f"axis {axis}", seen=_cut(case.got, axis, slice(None, -1)))


@suspect(
    "first_only",
    Rank.EXACT,
    "Only the first element is there",
    "Your result ends after {label}. A return inside the loop leaves it in the first round: check how far it is "
    "indented.",
)
def first_only(case: Case) -> Iterator[Guess]:
    want, got = case.want, case.got
    if want.ndim and want.shape[0] > 2:
        if got.shape in (want.shape[1:], (1, *want.shape[1:])):
            yield Guess(want[:1].reshape(got.shape), "the first entry")
        if case.same_shape:
            yield from _filled_partly(case, slice(1, None), "the first entry and is zero elsewhere")


@suspect(
    "last_only",
    Rank.EXACT,
    "Only the last element is there",
    "Your result holds {label}. Something that should be collected is overwritten in each round of the loop: look at "
    "where it is created, and at = where you mean += or append.",
)
def last_only(case: Case) -> Iterator[Guess]:
    want, got = case.want, case.got
    if want.ndim and want.shape[0] > 2:
        if got.shape in (want.shape[1:], (1, *want.shape[1:])):
            yield Guess(want[-1:].reshape(got.shape), "the last entry alone")
        if case.same_shape:
            yield from _filled_partly(case, slice(None, -1), "the last entry and zeros before it")


@suspect(
    "aliased_rows",
    Rank.EXACT,
    "All rows are the same one",
    "Each row of your result equals the right last row. `[[0] * p] * n` makes n names for one and the same list, so "
    "that every write lands in all of them; make a new row in each round.",
)
def aliased_rows(case: Case) -> Iterator[Guess]:
    if case.same_shape and case.want.ndim > 1 and case.want.shape[0] > 1:
        yield Guess(np.broadcast_to(case.want[-1:], case.want.shape))


@suspect(
    "accumulated",
    Rank.EXACT,
    "Your numbers add up along the way",
    "Each number contains all those before it, along {label}. A running total is not set back to zero where the next "
    "element begins, or a cumulative sum was used.",
    heavy=True,
)
def accumulated(case: Case) -> Iterator[Guess]:
    if case.same_shape:
        for axis in range(case.want.ndim):
            yield Guess(np.cumsum(case.want, axis), case.axis(axis))
        if case.want.ndim > 1:
            yield Guess(np.cumsum(case.want).reshape(case.want.shape), "all elements")


@suspect(
    "not_accumulated",
    Rank.EXACT,
    "Your numbers are the single steps, not their running total",
    "Summed up along {label}, your result is the right one. Carry the total from one element to the next.",
    heavy=True,
)
def not_accumulated(case: Case) -> Iterator[Guess]:
    if case.same_shape:
        for axis in range(case.want.ndim):
            yield Guess(case.want, case.axis(axis), seen=np.cumsum(case.got, axis))


@suspect(
    "sorted",
    Rank.NAMED,
    "Your result is sorted",
    "The numbers are right but stand in {label} order; they should keep the order of the input. Look for a sort, or "
    "for a set or unique, which forget the order.",
    heavy=True,
)
def sorted_(case: Case) -> Iterator[Guess]:
    if case.same_shape and case.want.ndim and not np.iscomplexobj(case.want):
        yield Guess(np.sort(case.want, -1), "ascending")
        yield Guess(np.flip(np.sort(case.want, -1), -1), "descending")


@suspect(
    "not_sorted",
    Rank.NAMED,
    "Your result is not sorted",
    "Sorted in {label} order, your result is the right one.",
    heavy=True,
)
def not_sorted(case: Case) -> Iterator[Guess]:
    if not case.same_shape or not case.want.ndim or np.iscomplexobj(case.want) or np.iscomplexobj(case.got):
        return
    upward = np.sort(case.got, -1)
    for word, ordered in (("ascending", upward), ("descending", np.flip(upward, -1))):
        if np.array_equal(case.want, np.sort(case.want, -1) if word == "ascending" else -np.sort(-case.want, -1)):
            yield Guess(case.want, word, seen=ordered)


@suspect(
    "rows_in_another_order",
    Rank.FITTED,
    "The right rows in another order",
    "Each row of your result is a right one, but not in its place. Look at the order in which the rows are visited, or "
    "for an index that was sorted or shuffled.",
    heavy=True,
)
def rows_in_another_order(case: Case) -> Iterator[Guess]:
    if case.same_shape and case.want.ndim == 2 and min(case.want.shape) > 1 and not np.iscomplexobj(case.want):
        yield Guess(_rows_sorted(case.want), seen=_rows_sorted(case.got), evidence=_moved(case))


@suspect(
    "in_another_order",
    Rank.LOOSE,
    "The right numbers in another order",
    "Your result holds the right numbers, but not in their places. Look at the indices that say where each one goes.",
    heavy=True,
)
def in_another_order(case: Case) -> Iterator[Guess]:
    if case.same_shape and case.want.ndim and not np.iscomplexobj(case.want) and not np.iscomplexobj(case.got):
        yield Guess(np.sort(case.want, None), seen=np.sort(case.got, None), evidence=_moved(case))


def _one_short(short: Array, long: Array) -> Iterator[int]:
    """The axis along which `short` has one element less than `long`, with every other length equal."""
    if short.ndim == long.ndim and short.size:
        steps = [n - m for m, n in zip(short.shape, long.shape, strict=True)]
        if sorted(steps, key=abs) == [0] * (len(steps) - 1) + [1]:
            yield steps.index(1)


def _cut(array: Array, axis: int, part: slice) -> Array:
    return array[(slice(None),) * axis + (part,)]


def _filled_partly(case: Case, zeroed: slice, label: str) -> Iterator[Guess]:
    values = case.want.copy()
    values[zeroed] = 0.0
    if np.any(values):
        yield Guess(values, label)


def _rows_sorted(array: Array) -> Array:
    """Rounded to nine digits before rows are ordered, so that the last bit doesn't change who comes first."""
    scale = np.max(np.abs(array), initial=1.0)
    return array[np.lexsort(np.round(array / scale, 9).T[::-1])]


def _moved(case: Case) -> int:
    """How many different values are not in their places; fewer than four moved values say nothing about an order."""
    noise = Tolerance(1e-5, 1e-6 * float(np.max(np.abs(case.want), initial=0.0)))
    moved = np.unique(case.want[~close(case.got, case.want, noise)])
    return len(moved) if len(moved) > 3 else 0
