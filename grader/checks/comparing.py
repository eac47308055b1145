"""Comparing an answer with what is right. Every comparator here is an attack surface: answers come from hostile code.

The order is always kind, shape, values. Nothing broadcasts, nothing is zipped without its length being known, and a
difference counts only when `d <= tol` is *true*, because NaN makes every comparison false. Each comparator returns
None when the answer is right and otherwise a `Mismatch`, which names what broke first.

| claimed dtype                        | rtol | atol |
|--------------------------------------|------|------|
| float64, integers, Python numbers    | 1e-6 | 1e-8 |
| float32, complex64                   | 1e-4 | 1e-5 |
| float16, bfloat16                    | 1e-2 | 1e-3 |

The row is chosen by the dtype that the answer claims, or by the dtype of the right value where that is coarser. A claim
alone buys no more than the float32 row: half precision counts only where the right value has it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.kinds import (
    Array,
    NotNumbers,
    Numbers,
    describe_kind,
    is_number,
    kind_of,
    name_kind,
    numbers_of,
    to_float,
    unwrap,
)
from grader.checks.showing import number, show
from sandbox.values import Frame, Tensor

SEQUENCES = ("list", "tuple", "array", "tensor")
TOLERANCES: tuple[tuple[float, float], ...] = ((1e-6, 1e-8), (1e-4, 1e-5), (1e-2, 1e-3))  # rtol, atol by coarseness
_COARSE = {"float32": 1, "complex64": 1, "float16": 2, "bfloat16": 2}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What broke first. `message` is one sentence without values; `expected` and `got` are short texts."""

    message: str
    expected: str
    got: str
    where: str = ""  # "[1][2]": the place of the worst element


def tolerance(got: str, want: str) -> tuple[float, float]:
    """(rtol, atol) for two claimed dtypes, by the table above."""
    coarse = max(min(_COARSE.get(got, 0), 1), _COARSE.get(want, 0))
    return TOLERANCES[coarse]


def compare_close(
    got: Any, want: Any, *, rtol: float | None = None, atol: float | None = None, nan_equal: bool = False
) -> Mismatch | None:
    """Numbers within tolerance; containers of numbers (dicts, ragged lists, tuples of arrays) entry by entry."""
    got, want = unwrap(got), unwrap(want)
    try:
        right = numbers_of(want)
    except NotNumbers:
        return _compare_parts(
            got, want, compare=lambda g, w: compare_close(g, w, rtol=rtol, atol=atol, nan_equal=nan_equal)
        )
    broken = _wrong_kind(got, want)
    if broken:
        return broken
    try:
        answer = numbers_of(got)
    except NotNumbers as reason:
        return Mismatch(f"There is {reason}.", expected=show(want), got=show(got))
    base_rtol, base_atol = tolerance(answer.dtype, right.dtype)
    rtol = base_rtol if rtol is None else rtol
    return _compare_numbers(answer, right, rtol=rtol, atol=base_atol if atol is None else atol, nan_equal=nan_equal)


def compare_equal(got: Any, want: Any) -> Mismatch | None:
    """Exactly equal; 3 and 3.0 are the same number, True and 1 are not, a list and a tuple of equals are equal."""
    got, want = unwrap(got), unwrap(want)
    kind = kind_of(want)
    if kind in SEQUENCES or kind == "number":
        try:
            right = numbers_of(want)
        except NotNumbers:
            pass
        else:
            return _wrong_kind(got, want) or _equal_numbers(got, want, right)
    if kind in (*SEQUENCES, "dict", "table"):
        return _compare_parts(got, want, compare=compare_equal)
    if kind != kind_of(got):
        return _kind_mismatch(got, want)
    same = _tagged(got) == _tagged(want) if kind == "set" else bool(got == want)
    return None if same else Mismatch("This is another value.", expected=show(want), got=show(got))


def same_answer(one: Any, other: Any) -> bool:
    """Whether two answers are the same for all that a check could tell: close where numbers, else equal."""
    return compare_close(one, other, nan_equal=True) is None


def _equal_numbers(got: Any, want: Any, right: Numbers) -> Mismatch | None:
    try:
        answer = numbers_of(got)
    except NotNumbers as reason:
        return Mismatch(f"There is {reason}.", expected=show(want), got=show(got))
    return _compare_numbers(answer, right, rtol=0.0, atol=0.0)


def _wrong_kind(got: Any, want: Any) -> Mismatch | None:
    wanted, kind = kind_of(want), kind_of(got)
    if wanted in SEQUENCES:
        return None if kind in SEQUENCES else _kind_mismatch(got, want)
    if wanted == "bool":
        return None if kind == "bool" else _kind_mismatch(got, want)
    complex_wanted = not is_number(want)
    return None if is_number(got) or (complex_wanted and kind == "number") else _kind_mismatch(got, want)


def _kind_mismatch(got: Any, want: Any) -> Mismatch:
    wanted = name_kind(kind_of(want))
    message = f"The answer should be {wanted}, but it is {describe_kind(got)}."
    if got is None:
        message += " Does every path through the function return something?"
    return Mismatch(message, expected=show(want), got=show(got))


def _compare_numbers(
    answer: Numbers, right: Numbers, *, rtol: float, atol: float, nan_equal: bool = False
) -> Mismatch | None:
    got, want = answer.array, right.array
    if (got.dtype.kind == "b") != (want.dtype.kind == "b") and got.size and want.size:
        wanted = "True or False" if want.dtype.kind == "b" else "numbers"
        return Mismatch(f"The entries should be {wanted}.", expected=show(want), got=show(got))
    if not _same_shape(got.shape, want.shape):
        return Mismatch("The shape is wrong.", expected=f"shape {want.shape}", got=f"shape {got.shape}")
    if want.size == 0:
        return None
    right_places = _close_places(got, want, rtol=rtol, atol=atol)
    if nan_equal:
        right_places |= _both_nan(got, want)
    return None if bool(right_places.all()) else _value_mismatch(got, want, right_places)


def _same_shape(got: tuple[int, ...], want: tuple[int, ...]) -> bool:
    # A nested list can't say how long the rows of no rows are: [] stands for 0×3 as well.
    empty = (*got[: got.index(0) + 1],) if 0 in got else None
    return got == want or (empty == got and 0 in want and got == want[: want.index(0) + 1])


def _close_places(got: Array, want: Array, *, rtol: float, atol: float) -> Array:
    """True only where the difference is known to be small; NaN, and infinities of another sign, are never close."""
    if rtol == atol == 0.0:
        return _equal_places(got, want)
    if got.dtype == want.dtype == object:
        return _equal_places(got, want)  # integers beyond 64 bits
    got, want = _as_floats(got), _as_floats(want)
    kind = np.complex128 if "c" in (got.dtype.kind, want.dtype.kind) else np.float64
    left, right = got.astype(kind).reshape(want.shape), want.astype(kind)
    with np.errstate(all="ignore"):
        near = np.abs(left - right) <= atol + rtol * np.abs(right)
        return np.asarray((near & np.isfinite(right)) | (left == right))


def _both_nan(got: Array, want: Array) -> Array:
    return np.asarray(np.isnan(_as_floats(got).reshape(want.shape)) & np.isnan(_as_floats(want)))


def _equal_places(got: Array, want: Array) -> Array:
    if got.dtype == want.dtype and got.dtype != object:
        return np.asarray(got.reshape(want.shape) == want)
    # int64 against float64 would be rounded first, so that 2**53 + 1 equals 2**53: compare as Python numbers.
    pairs = zip(got.ravel(), want.ravel(), strict=True)
    return np.array([_exactly(one, other) for one, other in pairs], dtype=bool).reshape(want.shape)


def _exactly(got: Any, want: Any) -> bool:
    got = got.item() if isinstance(got, np.generic) else got
    want = want.item() if isinstance(want, np.generic) else want
    return bool(got == want)


def _as_floats(array: Array) -> Array:
    if array.dtype != object:
        return array
    return np.array([to_float(value) for value in array.ravel()], dtype=np.float64).reshape(array.shape)


def _value_mismatch(got: Array, want: Array, right_places: Array) -> Mismatch:
    wrong = int(right_places.size - np.count_nonzero(right_places))
    if want.ndim == 0:
        return Mismatch("The value is wrong.", expected=number(want.item()), got=number(got.item()))
    index = _worst(got, want, right_places)
    where = "".join(f"[{position}]" for position in index)
    count = "One value is wrong" if wrong == 1 else f"{wrong} of {want.size} values are wrong"
    small = want.size <= 36 and want.ndim <= 2
    at = f"{number(want[index])} at {where}", f"{number(got[index])} at {where}"
    expected, answer = (show(want.tolist()), show(got.tolist())) if small else at
    if wrong == want.size:
        count = "All values are wrong" if want.size > 1 else "The value is wrong"
    return Mismatch(f"{count}; look at {where}.", expected=expected, got=answer, where=where)


def _worst(got: Array, want: Array, right_places: Array) -> tuple[int, ...]:
    """The index of the worst element: the first that is not finite where it should be, else the largest difference."""
    with np.errstate(all="ignore"):
        kind = np.complex128 if "c" in (got.dtype.kind, want.dtype.kind) else np.float64
        left, right = _as_floats(got).astype(kind), _as_floats(want).astype(kind)
        distance = np.abs(left - right)
    distance = np.where(right_places, -1.0, np.where(np.isnan(distance), np.inf, distance))
    return tuple(int(position) for position in np.unravel_index(int(np.argmax(distance)), want.shape))


def _compare_parts(got: Any, want: Any, *, compare: Any) -> Mismatch | None:
    """Entry by entry: dicts by their keys, tables by their columns, ragged lists by position; anything else exactly."""
    kind = kind_of(want)
    if kind not in ("dict", "table", "list", "tuple", "array", "tensor"):
        return compare_equal(got, want)
    if kind_of(got) != kind and not (kind in SEQUENCES and kind_of(got) in SEQUENCES):
        return _kind_mismatch(got, want)
    got, want = _as_parts(got), _as_parts(want)
    if _tagged(got) != _tagged(want):
        return _part_names_differ(got, want)
    for key, got_key in _paired_keys(got, want):
        broken = compare(got[got_key], want[key])
        if broken:
            inner: Mismatch = broken
            place = f"[{show(key, room=40)}]{inner.where}"
            return Mismatch(f"In {place}: {inner.message}", expected=inner.expected, got=inner.got, where=place)
    return None


def _as_parts(value: Any) -> dict[Any, Any]:
    if isinstance(value, dict):
        return value
    if isinstance(value, Frame):
        return {**value.columns, "index": value.index}
    if isinstance(value, Tensor):
        value = value.array
    if isinstance(value, np.ndarray):
        value = value.tolist()
    return dict(enumerate(value))


def _tagged(value: Any) -> set[Any]:
    """Keys or elements such that True and 1 stay two things, while 1 and 1.0 stay one."""
    return {(isinstance(item, (bool, np.bool_)), item) for item in value}


def _paired_keys(got: dict[Any, Any], want: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    own = {(isinstance(key, (bool, np.bool_)), key): key for key in got}
    for key in want:
        yield key, own[isinstance(key, (bool, np.bool_)), key]


def _part_names_differ(got: dict[Any, Any], want: dict[Any, Any]) -> Mismatch:
    if all(type(key) is int for key in want):
        return Mismatch("The number of entries is wrong.", expected=f"{len(want)} entries", got=f"{len(got)} entries")
    return Mismatch("The keys are wrong.", expected=show(list(want)), got=show(list(got)))
