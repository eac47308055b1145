"""Comparing an answer with what is right. Every comparator here is an attack surface: answers come from hostile code.

The order is always kind, shape, values. Nothing broadcasts, nothing is zipped without its length being known, and a
difference counts only when `d <= tol` is *true*, because NaN makes every comparison false. Each comparator returns
None when the answer is right and otherwise what broke first; the words for it are made in `mismatch`.

| claimed dtype                        | rtol | atol |
|--------------------------------------|------|------|
| float64, integers, Python numbers    | 1e-6 | 1e-8 |
| float32, complex64                   | 1e-4 | 1e-5 |
| float16, bfloat16                    | 1e-2 | 1e-3 |

The row is chosen by the dtype that the answer claims, or by the dtype of the right value where that is coarser. A claim
alone buys no more than the float32 row: half precision counts only where the right value has it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.checks.kinds import Array, NotNumbers, Numbers, is_number, kind_of, name_kind, numbers_of, unwrap
from grader.checks.mismatch import (
    Axes,
    Mismatch,
    as_floats,
    inside,
    not_numbers,
    other_value,
    wrong_entries,
    wrong_keys,
    wrong_kind,
    wrong_length,
    wrong_numbers,
    wrong_shape,
)
from grader.checks.showing import show
from sandbox.values import Frame, Handle, Tensor

SEQUENCES = ("list", "tuple", "array", "tensor")
TOLERANCES: tuple[tuple[float, float], ...] = ((1e-6, 1e-8), (1e-4, 1e-5), (1e-2, 1e-3))  # rtol, atol by coarseness
_COARSE = {"float32": 1, "complex64": 1, "float16": 2, "bfloat16": 2}


def tolerance(got: str, want: str) -> tuple[float, float]:
    """(rtol, atol) for two claimed dtypes, by the table above."""
    coarse = max(min(_COARSE.get(got, 0), 1), _COARSE.get(want, 0))
    return TOLERANCES[coarse]


def compare_close(
    got: Any, want: Any, *, rtol: float | None = None, atol: float | None = None, nan_equal: bool = False,
    axes: Axes = None,
) -> Mismatch | None:  # fmt: skip
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
        return not_numbers(reason, got, expected=show(want))
    base_rtol, base_atol = tolerance(answer.dtype, right.dtype)
    tolerances = (base_rtol if rtol is None else rtol, base_atol if atol is None else atol)
    return _compare_numbers(answer, right, tolerances, nan_equal=nan_equal, axes=axes)


def compare_equal(got: Any, want: Any, *, axes: Axes = None) -> Mismatch | None:
    """Exactly equal; 3 and 3.0 are the same number, True and 1 are not, a list and a tuple of equals are equal."""
    got, want = unwrap(got), unwrap(want)
    kind = kind_of(want)
    if kind in SEQUENCES or kind == "number":
        try:
            right = numbers_of(want)
        except NotNumbers:
            pass
        else:
            return _wrong_kind(got, want) or _equal_numbers(got, want, right, axes)
    if kind in (*SEQUENCES, "dict", "table"):
        return _compare_parts(got, want, compare=compare_equal)
    if kind != kind_of(got):
        return wrong_kind(got, name_kind(kind), expected=show(want))
    if kind == "figure" or isinstance(want, Handle):
        return other_value(got, want)  # judged by the data that they give, never as a whole
    same = _tagged(got) == _tagged(want) if kind == "set" else bool(got == want)
    return None if same else other_value(got, want)


def same_answer(one: Any, other: Any) -> bool:
    """Whether two answers are the same for all that a check could tell: close where numbers, else equal."""
    return compare_close(one, other, nan_equal=True) is None


def _equal_numbers(got: Any, want: Any, right: Numbers, axes: Axes) -> Mismatch | None:
    try:
        answer = numbers_of(got)
    except NotNumbers as reason:
        return not_numbers(reason, got, expected=show(want))
    return _compare_numbers(answer, right, (0.0, 0.0), axes=axes)


def _wrong_kind(got: Any, want: Any) -> Mismatch | None:
    wanted, kind = kind_of(want), kind_of(got)
    if wanted in SEQUENCES:
        return None if kind in SEQUENCES else wrong_kind(got, "a list or an array", expected=show(want))
    complex_wanted = wanted == "number" and not is_number(want)
    fits = kind == wanted and (wanted == "bool" or complex_wanted or is_number(got))
    return None if fits else wrong_kind(got, name_kind(wanted), expected=show(want))


def _compare_numbers(
    answer: Numbers, right: Numbers, tolerances: tuple[float, float], *, nan_equal: bool = False, axes: Axes = None
) -> Mismatch | None:
    got, want = answer.array, right.array
    if (got.dtype.kind == "b") != (want.dtype.kind == "b") and got.size and want.size:
        return wrong_entries(got, want, "True or False" if want.dtype.kind == "b" else "numbers")
    if not _same_shape(got.shape, want.shape):
        return wrong_shape(got.shape, want.shape, axes)
    if want.size == 0:
        return None
    right_places = _close_places(got, want, *tolerances)
    if nan_equal:
        right_places |= _both_nan(got, want)
    return None if bool(right_places.all()) else wrong_numbers(got, want, right_places, axes)


def _same_shape(got: tuple[int, ...], want: tuple[int, ...]) -> bool:
    # A nested list can't say how long the rows of no rows are: [] stands for 0×3 as well.
    empty = (*got[: got.index(0) + 1],) if 0 in got else None
    return got == want or (empty == got and 0 in want and got == want[: want.index(0) + 1])


def _close_places(got: Array, want: Array, rtol: float, atol: float) -> Array:
    """True only where the difference is known to be small; NaN, and infinities of another sign, are never close."""
    if rtol == atol == 0.0:
        return _equal_places(got, want)
    if got.dtype == want.dtype == object:
        return _equal_places(got, want)  # integers beyond 64 bits
    got, want = as_floats(got), as_floats(want)
    kind = np.complex128 if "c" in (got.dtype.kind, want.dtype.kind) else np.float64
    left, right = got.astype(kind).reshape(want.shape), want.astype(kind)
    with np.errstate(all="ignore"):
        near = np.abs(left - right) <= atol + rtol * np.abs(right)
        return np.asarray((near & np.isfinite(right)) | (left == right))


def _both_nan(got: Array, want: Array) -> Array:
    return np.asarray(np.isnan(as_floats(got).reshape(want.shape)) & np.isnan(as_floats(want)))


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


def _compare_parts(got: Any, want: Any, *, compare: Callable[[Any, Any], Mismatch | None]) -> Mismatch | None:
    """Entry by entry: dicts by their keys, tables by their columns, ragged lists by position; anything else exactly."""
    kind = kind_of(want)
    if kind not in ("dict", "table", "list", "tuple", "array", "tensor"):
        return compare_equal(got, want)
    if kind_of(got) != kind and not (kind in SEQUENCES and kind_of(got) in SEQUENCES):
        return wrong_kind(got, name_kind(kind), expected=show(want))
    got, want = _as_parts(got), _as_parts(want)
    if _tagged(got) != _tagged(want):
        return _part_names_differ(got, want)
    for key, got_key in _paired_keys(got, want):
        broken = compare(got[got_key], want[key])
        if broken:
            return inside(broken, show(key, room=40))
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
        return wrong_length(len(got), len(want), "number of entries")
    return wrong_keys(list(got), list(want))
