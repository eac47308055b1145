"""`expect(value)`: what an author says about an answer, in words that read like the sentence they test.

Each method returns the expectation again, so that several can follow each other. The first that does not hold decides
how the check comes out; the check may go on for a moment after it, so that the doctor sees more than one wrong answer
(`running` says when). Comparing is left to `comparing`, the words to `mismatch` and `showing`.

    expect(learner.matmul(a, b)).kind("list").shape(2, 3).close_to(right)
    expect(learner.mean(x), constants={"N": len(x)}).close_to(x.mean())
    expect(loss).between(0, 1, because="A probability lies between 0 and 1.")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from grader.checks.comparing import SEQUENCES, compare_close, compare_equal
from grader.checks.failures import AuthorError, Contract, Failed
from grader.checks.kept import Kept
from grader.checks.kinds import (
    KINDS,
    NotNumbers,
    kind_of,
    name_kind,
    numbers_of,
    shape_of,
    unwrap,
)
from grader.checks.mismatch import (
    Mismatch,
    finite_places,
    not_numbers,
    place,
    wrong_device,
    wrong_dtype,
    wrong_kind,
    wrong_length,
    wrong_shape,
)
from grader.checks.running import Seen, current
from grader.checks.showing import number, show
from sandbox.values import Handle, Tensor

DTYPE_FAMILIES = {"float": "f", "int": "iu", "complex": "c", "bool": "b"}


def expect(
    value: Any,
    *,
    because: str = "",
    axes: tuple[str, ...] | None = None,
    constants: Mapping[str, float] | None = None,
) -> Expectation:
    """Begin an expectation about `value`, usually the answer of a call.

    `because` is a sentence added to the message when it fails; it must not give the answer away. `axes` names the axes
    of this result where the entry point's own names (exercise.toml) don't fit. `constants` are numbers of this call by
    name ({"N": 5, "sqrt(d)": 2.83}): a result that is wrong by such a factor is said to be.
    """
    return Expectation(unwrap(value), because, axes, constants)


class Expectation:
    """One answer, and what is said about it."""

    def __init__(
        self,
        value: Any,
        because: str = "",
        axes: tuple[str, ...] | None = None,
        constants: Mapping[str, float] | None = None,
    ) -> None:
        self._value = value
        self._because = because
        self._axes = axes or current().axes_of(value)
        self._constants = dict(constants or {})

    def close_to(self, want: Any, *, rtol: float | None = None, atol: float | None = None) -> Expectation:
        """Kind, shape, then values within tolerance (the table in `grader.checks.comparing`)."""
        self._saw(want, rtol, atol)
        return self._unless(compare_close(self._value, want, rtol=rtol, atol=atol, axes=self._axes))

    def equal(self, want: Any) -> Expectation:
        """Exactly equal: integers, strings, booleans, sets, dicts, and lists of them."""
        self._saw(want, 0.0, 0.0)
        return self._unless(compare_equal(self._value, want, axes=self._axes))

    def shape(self, *sizes: int | None) -> Expectation:
        """The shape of an array, tensor or rectangular list; None stands for any length."""
        got = shape_of(self._value)
        if got is None:
            return self._unless(wrong_kind(self._value, "numbers in a shape"))
        fits = len(got) == len(sizes) and all(size in (None, own) for own, size in zip(got, sizes, strict=True))
        return self if fits else self._unless(wrong_shape(got, sizes, self._axes))

    def kind(self, *kinds: str) -> Expectation:
        """One of the kinds (`list`, `array`, `tensor`, `number`, ...), where the contract says so."""
        strangers = set(kinds) - set(KINDS)
        if strangers:
            raise AuthorError(f"{', '.join(sorted(strangers))} is no kind of value; there are {', '.join(KINDS)}")
        wanted = " or ".join(name_kind(kind) for kind in kinds)
        return self if kind_of(self._value) in kinds else self._unless(wrong_kind(self._value, wanted))

    def dtype(self, name: str) -> Expectation:
        """A dtype by its full name ("float32") or a family ("float", "int", "complex", "bool"); it is a claim."""
        own = str(self._value.dtype) if hasattr(self._value, "dtype") else type(self._value).__name__
        values = self._value.array if isinstance(self._value, Tensor) else self._value
        family = DTYPE_FAMILIES.get(name)
        fits = own == name or (family is not None and getattr(getattr(values, "dtype", None), "kind", "-") in family)
        return self if fits else self._unless(wrong_dtype(own, name))

    def device(self, name: str) -> Expectation:
        """Where a tensor lies: "cpu" or "cuda"; it is a claim."""
        if not isinstance(self._value, Tensor):
            return self._unless(wrong_kind(self._value, name_kind("tensor")))
        own = self._value.device
        return self if own.split(":")[0] == name else self._unless(wrong_device(own, name))

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
        return self._each(finite_places, "finite (no NaN, no infinity)", "is not finite", contract=Contract.FINITE)

    def one_of(self, options: Iterable[Any]) -> Expectation:
        choices = list(options)
        fits = any(compare_equal(self._value, option) is None for option in choices)
        return self if fits else self._wrong("This is none of the allowed values.", f"one of {show(choices)}")

    def length(self, count: int) -> Expectation:
        """How many entries a list, array, string, dict or set has."""
        value = self._value.array if isinstance(self._value, Tensor) else self._value
        sized = isinstance(value, (str, bytes, dict, set, frozenset, list, tuple)) or (
            isinstance(value, np.ndarray) and value.ndim > 0
        )
        if not sized:
            return self._unless(wrong_kind(value, "something with a length", expected=f"length {count}"))
        return self if len(value) == count else self._unless(wrong_length(len(value), count, "length"))

    def contains(self, part: Any) -> Expectation:
        """A text holds another text, or a list, set or dict an element equal to `part`."""
        if isinstance(self._value, str):
            fits = isinstance(part, str) and part in self._value
        elif isinstance(self._value, (dict, set, frozenset)) or kind_of(self._value) in SEQUENCES:
            items = self._value.array if isinstance(self._value, Tensor) else self._value
            fits = any(compare_equal(item, part) is None for item in items)
        else:
            fits = False
        return self if fits else self._wrong("Something is missing from the answer.", f"contains {show(part)}")

    def _saw(self, want: Any, rtol: float | None, atol: float | None) -> None:
        if isinstance(want, (Kept, Handle)):
            raise AuthorError("an object inside the sandbox is no right answer: expect the data that it gives")
        run = current()
        call = run.call_of(self._value)
        run.saw(Seen(self._value, want, call, self._axes, rtol, atol, self._constants))

    def _boolean(self, wanted: bool) -> Expectation:
        if kind_of(self._value) != "bool":
            return self._unless(wrong_kind(self._value, str(wanted)))
        value = self._value.array if isinstance(self._value, Tensor) else self._value
        return self if bool(value) is wanted else self._wrong("It is the other way round.", str(wanted))

    def _each(self, holds: Any, wanted: str, otherwise: str, *, contract: Contract = Contract.VALUES) -> Expectation:
        try:
            values = numbers_of(self._value).array
        except NotNumbers as reason:
            return self._unless(not_numbers(reason, self._value, expected=wanted))
        if values.dtype.kind == "b" or (values.dtype.kind == "c" and contract is not Contract.FINITE):
            return self._unless(wrong_kind(self._value, "real numbers", expected=wanted))
        with np.errstate(all="ignore"):
            fine = np.asarray(holds(values), dtype=bool)
        if bool(fine.all()):
            return self
        index = tuple(int(position) for position in np.argwhere(~fine)[0])
        message = f"The value{f' at {place(index, self._axes)}' if index else ''} {otherwise}."
        return self._unless(Mismatch(contract, message, wanted, number(values[index])))

    def _wrong(self, message: str, expected: str) -> Expectation:
        return self._unless(Mismatch(Contract.VALUES, message, expected, show(self._value)))

    def _unless(self, broken: Mismatch | None) -> Expectation:
        if broken is not None:
            run = current()
            run.fail(
                Failed(
                    broken.message,
                    expected=broken.expected,
                    got=broken.got,
                    call=run.call_of(self._value),
                    contract=broken.contract,
                    answer=self._value,
                    because=self._because,
                )
            )
        return self
