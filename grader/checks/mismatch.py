"""What an answer broke first, in the words that a learner reads: the only place where those sentences are made.

A Mismatch names the contract; contracts are looked at in this order: kind, shape, dtype, device, finite, values. Its
message is a sentence or two that a hidden check may show too: shapes and places, but no right value. Deciding that
something is wrong is left to `comparing` and `expecting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import numpy as np

from grader.checks.failures import Contract
from grader.checks.kinds import Array, describe_kind, kind_of, name_kind, to_float
from grader.checks.showing import cut, number, show

Axes = tuple[str, ...] | None
SHOWN_WHOLE = 36  # an array of so many numbers is shown whole, a larger one only where it is wrong


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What broke first. `expected` and `got` are short texts in the same notation; `where` is the place, "[1][2]"."""

    contract: Contract
    message: str
    expected: str
    got: str
    where: str = ""


def wrong_kind(got: Any, wanted: str, *, expected: str = "") -> Mismatch:
    """`wanted` is the right kind with its article: "a list"; `expected` says more where there is more to say."""
    message = f"The answer should be {wanted}, but it is {describe_kind(got)}."
    if got is None:
        message += " Does every path through the function return something?"
    elif kind_of(got) == "bool" and wanted == name_kind("number"):
        message += " True and False are no numbers here."
    elif describe_kind(got) == "an object of type generator":
        message += " A generator yields values one by one; return them all together."
    return Mismatch(Contract.KIND, message, expected or wanted, show(got))


def not_numbers(reason: object, got: Any, *, expected: str) -> Mismatch:
    """`reason` is the sentence of a NotNumbers."""
    return Mismatch(Contract.KIND, str(reason), expected, show(got))


def wrong_entries(got: Any, want: Any, wanted: str) -> Mismatch:
    """Numbers among truth values, or the other way round."""
    return Mismatch(Contract.KIND, f"The entries should be {wanted}.", show(want), show(got))


def wrong_shape(got: tuple[int, ...], want: Sequence[int | None], axes: Axes = None) -> Mismatch:
    """None in `want` stands for any length. `axes` are said where they are as many as the axes of `want`."""
    said_got, said_want = shape_text(got), shape_text(want)
    message = f"The shape is wrong: got {said_got}, want {said_want}"
    if not axes or len(axes) != len(want):
        return Mismatch(Contract.SHAPE, f"{message}.", said_want, said_got)
    message += f", that is {name_axes(axes, range(len(axes)))}."
    order = _order_of(got, want)
    if order is not None:
        message += f" Yours looks like {name_axes(axes, order)}."
    return Mismatch(Contract.SHAPE, message, said_want, said_got)


def wrong_length(got: int, want: int, what: str) -> Mismatch:
    """`what` is "length" or "number of entries"."""
    return Mismatch(Contract.SHAPE, f"The {what} is wrong: got {got}, want {want}.", str(want), str(got))


def wrong_keys(got: list[Any], want: list[Any]) -> Mismatch:
    return Mismatch(Contract.SHAPE, "The keys are wrong.", show(want), show(got))


def wrong_dtype(got: str, want: str) -> Mismatch:
    return Mismatch(Contract.DTYPE, f"The dtype is wrong: got {cut(got, 40)}, want {want}.", want, cut(got, 40))


def wrong_device(got: str, want: str) -> Mismatch:
    return Mismatch(Contract.DEVICE, f"The answer lies on {cut(got, 40)}, want {want}.", want, cut(got, 40))


def other_value(got: Any, want: Any) -> Mismatch:
    """Texts, sets and other things that are no numbers."""
    return Mismatch(Contract.VALUES, "This is another value.", show(want), show(got))


def wrong_numbers(got: Array, want: Array, right_places: Array, axes: Axes = None) -> Mismatch:
    """Arrays of one shape, at least one place of which is wrong: the first NaN or infinity, else the worst place."""
    strange = ~right_places & ~finite_places(got) & finite_places(want)
    if bool(strange.any()):
        return _not_finite(got, want, strange, axes)
    index = _worst(got, want, right_places)
    wrong = int(right_places.size - np.count_nonzero(right_places))
    if not index:
        return _values("The value is wrong.", got, want, index, Contract.VALUES)
    if wrong == 1:
        said = "The value is wrong; look" if want.size == 1 else "One value is wrong; look"
    else:
        count = "All values" if wrong == want.size else f"{wrong} of {want.size} values"
        said = f"{count} are wrong; the worst is"
    return _values(f"{said} at {place(index, axes)}.", got, want, index, Contract.VALUES)


def inside(broken: Mismatch, key: str) -> Mismatch:
    """The same of a part of a dict, table or list."""
    where = f"[{key}]{broken.where}"
    return replace(broken, message=f"In {where}: {broken.message}", where=where)


def place(index: Sequence[int], axes: Axes = None) -> str:
    """ "[1][2]", or "[1][2] (row 1, column 2)" where the axes have names."""
    brackets = "".join(f"[{position}]" for position in index)
    if not axes or len(axes) != len(index):
        return brackets
    return f"{brackets} ({', '.join(f'{axis} {position}' for axis, position in zip(axes, index, strict=True))})"


def shape_text(shape: Sequence[int | None]) -> str:
    sizes = ["any" if size is None else str(size) for size in shape]
    return cut(f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})", 60)


def name_axes(axes: Sequence[str], order: Sequence[int]) -> str:
    """ "(time, batch)" for the axes (batch, time) in the order (1, 0)."""
    return f"({', '.join(axes[axis] for axis in order)})"


def _order_of(got: tuple[int, ...], want: Sequence[int | None]) -> tuple[int, ...] | None:
    """The only other order of the wanted axes that has the lengths of `got`; None where there is none, or two."""
    if len(got) != len(want) or len(want) > 4:
        return None
    orders = [order for order in permutations(range(len(want))) if tuple(want[axis] for axis in order) == got]
    return orders[0] if len(orders) == 1 else None


def _not_finite(got: Array, want: Array, strange: Array, axes: Axes) -> Mismatch:
    index = tuple(int(position) for position in np.argwhere(strange)[0])
    value = complex(got[index])
    said = "NaN" if value != value else "minus infinity" if value.real == -np.inf else "infinity"
    if not index:
        return _values(f"The value is {said}.", got, want, index, Contract.FINITE)
    count = int(np.count_nonzero(strange))
    more = f"; {count} of {got.size} values are NaN or infinite" if count > 1 else ""
    return _values(f"There is {said} at {place(index, axes)}{more}.", got, want, index, Contract.FINITE)


def _values(message: str, got: Array, want: Array, index: tuple[int, ...], contract: Contract) -> Mismatch:
    """Small arrays whole, unless they then look the same; else the numbers at `index`."""
    where = place(index)
    if index and want.size <= SHOWN_WHOLE and want.ndim <= 2:
        expected, answer = show(want.tolist()), show(got.tolist())
        if expected != answer:
            return Mismatch(contract, message, expected, answer, where)
    expected, answer = _told_apart(want[index], got[index])
    at = f" at {where}" if index else ""
    return Mismatch(contract, message, expected + at, answer + at, where)


def _told_apart(one: Any, other: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to see that they differ."""
    for digits in (6, 9, 17):
        said = number(one, digits), number(other, digits)
        if said[0] != said[1]:
            break
    return said


def _worst(got: Array, want: Array, right_places: Array) -> tuple[int, ...]:
    """The index of the largest difference; one that can't be told (NaN, integers beyond float64) counts as largest."""
    with np.errstate(all="ignore"):
        kind = np.complex128 if "c" in (got.dtype.kind, want.dtype.kind) else np.float64
        distance = np.abs(as_floats(got).astype(kind) - as_floats(want).astype(kind))
    distance = np.where(right_places, -1.0, np.where(np.isnan(distance), np.inf, distance))
    return tuple(int(position) for position in np.unravel_index(int(np.argmax(distance)), want.shape))


def finite_places(values: Array) -> Array:
    """False where there is NaN or infinity."""
    # Only integers beyond 64 bits come as objects, and every integer is finite.
    return np.ones(values.shape, dtype=bool) if values.dtype == object else np.isfinite(values)


def as_floats(array: Array) -> Array:
    """Integers beyond 64 bits as float64, NaN where they are beyond that too."""
    if array.dtype != object:
        return array
    return np.array([to_float(value) for value in array.ravel()], dtype=np.float64).reshape(array.shape)
