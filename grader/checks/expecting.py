"""`expect(value)`: what an author says about an answer, in words that read like the sentence they test.

Each method returns the expectation again, so that several can follow each other, and raises `Failed` when it does not
hold. Comparing is left to `comparing`, wording of values to `showing`.

    expect(learner.matmul(a, b)).kind("list").shape(2, 3).close_to(right)
    expect(loss).between(0, 1, because="A probability lies between 0 and 1.")
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

import numpy as np

from grader.checks.comparing import SEQUENCES, Mismatch, compare_close, compare_equal
from grader.checks.failures import AuthorError, Call, Failed
from grader.checks.kinds import (
    KINDS,
    Array,
    NotNumbers,
    describe_kind,
    kind_of,
    name_kind,
    numbers_of,
    shape_of,
    unwrap,
)
from grader.checks.running import Seen, current
from grader.checks.showing import number, show
from sandbox.values import Tensor

DTYPE_FAMILIES = {"float": "f", "int": "iu", "complex": "c", "bool": "b"}


def expect(value: Any, *, because: str = "", axes: tuple[str, ...] | None = None) -> Expectation:
    """Begin an expectation about `value`, usually the answer of a call.

    `because` is a sentence added to the message when it fails; it must not give the answer away. `axes` names the axes
    of this result where the entry point's own names (exercise.toml) don't fit.
    """
    return Expectation(unwrap(value), because, axes)


class Expectation:
    """One answer, and what is said about it."""

    def __init__(self, value: Any, because: str = "", axes: tuple[str, ...] | None = None) -> None:
        self._value = value
        self._because = because
        self._axes = axes

    def close_to(self, want: Any, *, rtol: float | None = None, atol: float | None = None) -> Expectation:
        """Kind, shape, then values within tolerance (the table in `grader.checks.comparing`)."""
        return self._compare(want, compare_close(self._value, want, rtol=rtol, atol=atol))

    def equal(self, want: Any) -> Expectation:
        """Exactly equal: integers, strings, booleans, sets, dicts, and lists of them."""
        return self._compare(want, compare_equal(self._value, want))

    def shape(self, *sizes: int | None) -> Expectation:
        """The shape of an array, tensor or rectangular list; None stands for any length."""
        got = shape_of(self._value)
        if got is None:
            self._fail(f"The answer should have a shape, but it is {describe_kind(self._value)}.", show_shape_of(sizes))
        fits = len(got) == len(sizes) and all(size in (None, own) for own, size in zip(got, sizes, strict=True))
        return self._unless(fits, "The shape is wrong.", show_shape_of(sizes), f"shape {got}")

    def kind(self, *kinds: str) -> Expectation:
        """One of the kinds (`list`, `array`, `tensor`, `number`, ...), where the contract says so."""
        strangers = set(kinds) - set(KINDS)
        if strangers:
            raise AuthorError(f"{', '.join(sorted(strangers))} is no kind of value; there are {', '.join(KINDS)}")
        wanted = " or ".join(name_kind(kind) for kind in kinds)
        fits = kind_of(self._value) in kinds
        return self._unless(fits, f"The answer should be {wanted}, but it is {describe_kind(self._value)}.", wanted)

    def dtype(self, name: str) -> Expectation:
        """A dtype by its full name ("float32") or a family ("float", "int", "complex", "bool"); it is a claim."""
        own = str(self._value.dtype) if hasattr(self._value, "dtype") else type(self._value).__name__
        values = self._value.array if isinstance(self._value, Tensor) else self._value
        family = DTYPE_FAMILIES.get(name)
        fits = own == name or (family is not None and getattr(getattr(values, "dtype", None), "kind", "-") in family)
        return self._unless(fits, "The dtype is wrong.", name, own)

    def true(self) -> Expectation:
        return self._boolean(True)

    def false(self) -> Expectation:
        return self._boolean(False)

    def between(self, low: float, high: float) -> Expectation:
        """Every number lies in [low, high]; NaN never does."""
        wanted = f"from {number(low)} to {number(high)}"
        return self._each(lambda values: (values >= low) & (values <= high), wanted, "is out of bounds")

    def at_least(self, low: float) -> Expectation:
        return self._each(lambda values: values >= low, f"at least {number(low)}", "is too small")

    def at_most(self, high: float) -> Expectation:
        return self._each(lambda values: values <= high, f"at most {number(high)}", "is too large")

    def finite(self) -> Expectation:
        """No NaN and no infinity."""
        return self._each(_finite, "finite (no NaN, no infinity)", "is not finite")

    def one_of(self, options: Iterable[Any]) -> Expectation:
        choices = list(options)
        fits = any(compare_equal(self._value, option) is None for option in choices)
        return self._unless(fits, "This is none of the allowed values.", f"one of {show(choices)}")

    def length(self, count: int) -> Expectation:
        """How many entries a list, array, string, dict or set has."""
        value = self._value.array if isinstance(self._value, Tensor) else self._value
        sized = isinstance(value, (str, bytes, dict, set, frozenset, list, tuple)) or (
            isinstance(value, np.ndarray) and value.ndim > 0
        )
        if not sized:
            self._fail(f"The answer should have a length, but it is {describe_kind(value)}.", f"length {count}")
        return self._unless(len(value) == count, "The length is wrong.", f"length {count}", f"length {len(value)}")

    def contains(self, part: Any) -> Expectation:
        """A text holds another text, or a list, set or dict an element equal to `part`."""
        if isinstance(self._value, str):
            fits = isinstance(part, str) and part in self._value
        elif isinstance(self._value, (dict, set, frozenset)) or kind_of(self._value) in SEQUENCES:
            items = self._value.array if isinstance(self._value, Tensor) else self._value
            fits = any(compare_equal(item, part) is None for item in items)
        else:
            fits = False
        return self._unless(fits, "Something is missing from the answer.", f"contains {show(part)}")

    def _compare(self, want: Any, broken: Mismatch | None) -> Expectation:
        seen = current().saw(self._value, want, self._axes)
        if broken is None:
            return self
        message, expected, got = _with_axes(broken, seen)
        raise Failed(
            message, expected=expected, got=got, call=seen.call, pair=(self._value, want), because=self._because
        )

    def _boolean(self, wanted: bool) -> Expectation:
        if kind_of(self._value) != "bool":
            message = f"The answer should be {wanted}, but it is {describe_kind(self._value)}."
            self._fail(message, str(wanted))
        value = self._value.array if isinstance(self._value, Tensor) else self._value
        return self._unless(bool(value) is wanted, "It is the other way round.", str(wanted))

    def _each(self, holds: Any, wanted: str, otherwise: str) -> Expectation:
        values = self._numbers(wanted)
        with np.errstate(all="ignore"):
            fine = np.asarray(holds(values), dtype=bool)
        if bool(fine.all()):
            return self
        index = tuple(int(position) for position in np.argwhere(~fine)[0])
        where = "".join(f"[{position}]" for position in index)
        message = f"The value{f' at {where}' if index else ''} {otherwise}."
        return self._unless(False, message, wanted, number(values[index]))

    def _numbers(self, wanted: str) -> Array:
        try:
            numbers = numbers_of(self._value)
        except NotNumbers as reason:
            self._fail(f"There is {reason}.", wanted)
        if numbers.array.dtype.kind == "b" or (numbers.array.dtype.kind == "c" and not wanted.startswith("finite")):
            self._fail(f"The answer should be real numbers, but it is {describe_kind(self._value)}.", wanted)
        return numbers.array

    def _unless(self, holds: bool, message: str, expected: str, got: str | None = None) -> Expectation:
        if not holds:
            self._fail(message, expected, got)
        return self

    def _fail(self, message: str, expected: str, got: str | None = None) -> NoReturn:
        call: Call | None = current().call_of(self._value)
        shown = show(self._value) if got is None else got
        raise Failed(message, expected=expected, got=shown, call=call, because=self._because)


def _finite(values: Array) -> Array:
    # Only integers beyond 64 bits arrive as objects, and every integer is finite.
    return np.ones(values.shape, dtype=bool) if values.dtype == object else np.isfinite(values)


def show_shape_of(sizes: Iterable[int | None]) -> str:
    named = ["any" if size is None else str(size) for size in sizes]
    return f"shape ({', '.join(named)}{',' if len(named) == 1 else ''})"


def _with_axes(broken: Mismatch, seen: Seen) -> tuple[str, str, str]:
    """Message, expected and got; a wrong shape is told in the exercise's own names for the axes."""
    got, want = shape_of(seen.got), shape_of(seen.want)
    if not broken.message.startswith("The shape") or got is None or want is None or not seen.axes:
        return broken.message, broken.expected, broken.got
    if len(seen.axes) != len(want):
        return broken.message, broken.expected, broken.got
    named = ", ".join(f"{axis} {size}" for axis, size in zip(seen.axes, want, strict=True))
    return f"{broken.message} It should be ({', '.join(seen.axes)}).", f"({named})", f"({', '.join(map(str, got))})"
