"""Wrong in a way that only the arguments explain: wrong axis, wrong reduction, wrong product, argument untouched.

Reductions are recognised by trying the usual ones on each argument: if one of them along one axis gives the expected
value, the same along the others, and the other ones, are the suspects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

import numpy as np

from grader.diagnosis.arrays import Array, close
from grader.diagnosis.suspects import Case, Guess, Rank, suspect

LARGEST = 20_000  # elements of an argument that reductions and products are tried on

Along = Callable[[Array, int | None], Any]
REDUCTIONS: dict[str, Along] = {
    "sum": lambda x, axis: np.sum(x, axis=axis),
    "mean": lambda x, axis: np.mean(x, axis=axis),
    "max": lambda x, axis: np.max(x, axis=axis),
    "min": lambda x, axis: np.min(x, axis=axis),
    "median": lambda x, axis: np.median(x, axis=axis),
    "product": lambda x, axis: np.prod(x, axis=axis),
    "variance": lambda x, axis: np.var(x, axis=axis),
    "standard deviation": lambda x, axis: np.std(x, axis=axis),
    "length (norm)": lambda x, axis: np.sqrt(np.sum(x * x, axis=axis)),
    "sum of squares": lambda x, axis: np.sum(x * x, axis=axis),
    "mean of squares": lambda x, axis: np.mean(x * x, axis=axis),
    "largest minus smallest": lambda x, axis: np.max(x, axis=axis) - np.min(x, axis=axis),
    "log of the sum of exp": lambda x, axis: np.log(np.sum(np.exp(x), axis=axis)),
    "number of nonzeros": lambda x, axis: np.asarray(np.count_nonzero(x, axis=axis), float),
    "position of the max": lambda x, axis: np.asarray(np.argmax(x, axis=axis), float),
    "position of the min": lambda x, axis: np.asarray(np.argmin(x, axis=axis), float),
}
POSITIONS = {"position of the max": "max", "position of the min": "min"}

SAME_SHAPE: dict[str, Callable[[Array, int], Array]] = {
    "softmax": lambda x, axis: _softmax(x, axis),
    "division by the sum": lambda x, axis: x / np.sum(x, axis=axis, keepdims=True),
    "division by the length (norm)": lambda x, axis: x / np.sqrt(np.sum(x * x, axis=axis, keepdims=True)),
    "subtraction of the mean": lambda x, axis: x - np.mean(x, axis=axis, keepdims=True),
    "standardisation": lambda x, axis: (x - np.mean(x, axis=axis, keepdims=True)) / np.std(x, axis=axis, keepdims=True),
    "log of the softmax": lambda x, axis: np.log(_softmax(x, axis)),
    "subtraction of the max": lambda x, axis: x - np.max(x, axis=axis, keepdims=True),
    "running total": lambda x, axis: np.cumsum(x, axis=axis),
    "sorting": lambda x, axis: np.sort(x, axis=axis),
}


@suspect(
    "input_returned",
    Rank.INPUTS,
    "Your function returns its argument unchanged",
    "The result equals {label}. Is the return line the right one, and is the result of each step kept? Methods such as "
    "`x.reshape(...)` return something new and leave x as it is.",
)
def input_returned(case: Case) -> Iterator[Guess]:
    for name, array in case.inputs.items():
        if array.size > 1 or case.want.size == 1:
            yield Guess(array, f"`{name}`")


@suspect(
    "wrong_axis",
    Rank.INPUTS,
    "The wrong axis",
    "Your result is what comes out along {label}. The axis that you name in a reduction is the one that disappears.",
    heavy=True,
)
def wrong_axis(case: Case) -> Iterator[Guess]:
    """A reduction along another axis, or along all of them, in place of the expected one."""
    for name, array in _arguments(case):
        for what, expected_axis in _reductions_that_fit(array, case):
            for axis in _axes(array):
                if axis != expected_axis:
                    label = f"{_axis_text(axis)} of `{name}`, expected {_axis_text(expected_axis)}"
                    values = REDUCTIONS[what](array, axis)
                    yield Guess(_as_seen(values, case, axis, array.ndim), f"{label} ({what})")


@suspect(
    "other_reduction",
    Rank.INPUTS,
    "Another way to reduce",
    "Your result is the {label}. Read once more what is asked for, and what the function you call computes.",
    heavy=True,
)
def other_reduction(case: Case) -> Iterator[Guess]:
    """A max in place of a mean, along the right axis. Pairs with a name of their own are left to that."""
    for name, array in _arguments(case):
        for what, axis in _reductions_that_fit(array, case):
            for other, reduce in REDUCTIONS.items():
                if not {what, other} & set(POSITIONS) and not _known_pair(what, other):
                    values = _as_seen(reduce(array, axis), case, axis, array.ndim)
                    yield Guess(values, f"{other} of `{name}`, expected the {what}")


@suspect(
    "index_for_value",
    Rank.INPUTS,
    "The position in place of the value",
    "Your result says where the {label} is; asked for is the value that stands there.",
    heavy=True,
)
def index_for_value(case: Case) -> Iterator[Guess]:
    for _, array in _arguments(case):
        for what, axis in _reductions_that_fit(array, case):
            for position, value in POSITIONS.items():
                if what == value:
                    yield Guess(_as_seen(REDUCTIONS[position](array, axis), case, axis, array.ndim), value)


@suspect(
    "value_for_index",
    Rank.INPUTS,
    "The value in place of the position",
    "Your result is the {label} itself; asked for is where it stands.",
    heavy=True,
)
def value_for_index(case: Case) -> Iterator[Guess]:
    for _, array in _arguments(case):
        for what, axis in _reductions_that_fit(array, case):
            if what in POSITIONS:
                value = POSITIONS[what]
                yield Guess(_as_seen(REDUCTIONS[value](array, axis), case, axis, array.ndim), value)


@suspect(
    "along_another_axis",
    Rank.INPUTS,
    "Row by row in place of column by column, or the other way round",
    "Your result is what comes out when each slice along {label}. Name the axis, and keep it (`keepdims=True`) so that "
    "broadcasting divides or subtracts along the right one.",
    heavy=True,
)
def along_another_axis(case: Case) -> Iterator[Guess]:
    for name, array in _arguments(case):
        if array.ndim < 2 or array.shape != case.want.shape:
            continue
        for what, change in SAME_SHAPE.items():
            outcomes = [change(array, axis) for axis in range(array.ndim)]
            fitting = [axis for axis, values in enumerate(outcomes) if _fits(values, case)]
            for axis, values in enumerate(outcomes):
                if len(fitting) == 1 and axis not in fitting:
                    yield Guess(values, f"axis {axis} of `{name}` is taken, expected axis {fitting[0]} ({what})")


@suspect(
    "elementwise_product",
    Rank.INPUTS,
    "An elementwise product in place of a matrix product",
    "Your result multiplies {label} entry by entry. The matrix product sums rows times columns.",
)
def elementwise_product(case: Case) -> Iterator[Guess]:
    for one, other, a, b in _matrices(case):
        if one < other and a.shape == b.shape and _fits(_product(a, b), case, _product(b, a)):
            yield Guess(a * b, f"`{one}` and `{other}`")


@suspect(
    "matrix_product",
    Rank.INPUTS,
    "A matrix product in place of an elementwise one",
    "Your result is the matrix product of {label}; asked for is the product entry by entry.",
)
def matrix_product(case: Case) -> Iterator[Guess]:
    for one, other, a, b in _matrices(case):
        if a.shape == b.shape and _fits(a * b, case):
            yield Guess(_product(a, b), f"`{one}` and `{other}`")


@suspect(
    "operands_swapped",
    Rank.INPUTS,
    "The two factors are exchanged",
    "Your result is the product in the order {label}. The order of a matrix product matters.",
)
def operands_swapped(case: Case) -> Iterator[Guess]:
    for one, other, a, b in _matrices(case):
        if _fits(_product(a, b), case):
            yield Guess(_product(b, a), f"`{other}` times `{one}`")


@suspect(
    "factor_transposed",
    Rank.INPUTS,
    "One factor is transposed",
    "Your result is the product with {label} transposed. Look at the order of its two indices in the inner loop.",
)
def factor_transposed(case: Case) -> Iterator[Guess]:
    for one, other, a, b in _matrices(case):
        if _fits(_product(a, b), case):
            yield Guess(_product(a.T, b), f"`{one}`")
            yield Guess(_product(a, b.T), f"`{other}`")


@suspect(
    "input_modified",
    Rank.LOOSE,
    "Your function changes its argument",
    "After the call, {label} is not what it was before. Work on a copy, and mind that `+=`, `.sort()` and item "
    "assignment change arrays and lists in place, also for the caller.",
)
def input_modified(case: Case) -> Iterator[Guess]:
    for name, after in case.after.items():
        before = case.inputs.get(name)
        if before is not None and (before.shape != after.shape or not np.array_equal(before, after, equal_nan=True)):
            changed = after.size if before.shape != after.shape else len(np.unique(after[before != after]))
            yield Guess(case.got, f"`{name}`", evidence=changed)


def _arguments(case: Case) -> Iterator[tuple[str, Array]]:
    for name, array in case.inputs.items():
        if array.ndim and 1 < array.size <= LARGEST:
            yield name, array


def _reductions_that_fit(array: Array, case: Case) -> list[tuple[str, int | None]]:
    """Which reductions of this argument give the expected value. Two kinds of them that both do say nothing."""
    fitting = [
        (what, axis)
        for what, reduce in REDUCTIONS.items()
        for axis in _axes(array)
        if _may_give(array.shape, axis, case.want.shape)
        and _fits(_as_seen(reduce(array, axis), case, axis, array.ndim), case)
    ]
    return fitting if len({what for what, _ in fitting}) == 1 else []


def _may_give(shape: tuple[int, ...], axis: int | None, wanted: tuple[int, ...]) -> bool:
    """Whether reducing this axis leaves the wanted shape: looked at first, because it costs nothing."""
    if axis is None:
        return wanted == ()
    rest, after = shape[:axis], shape[axis + 1 :]
    return wanted in (rest + after, (*rest, 1, *after))


def _as_seen(values: Array, case: Case, axis: int | None, ndim: int) -> Array:
    """Keep the reduced axis with length 1 where the exercise does (a result with as many axes as the argument)."""
    values = np.asarray(values)
    return np.expand_dims(values, axis) if axis is not None and case.want.ndim == ndim else values


def _fits(values: Array, case: Case, *others: Array) -> bool:
    return any(
        option.shape == case.want.shape and bool(np.all(close(option, case.want, case.tolerance)))
        for option in (values, *others)
    )


def _axes(array: Array) -> tuple[int | None, ...]:
    return (*range(array.ndim), None) if array.ndim > 1 else (0,)


def _axis_text(axis: int | None) -> str:
    return "all axes together" if axis is None else f"axis {axis}"


def _known_pair(what: str, other: str) -> bool:
    """Pairs that `scale` tells by name (and with more care): a mean for a sum, a variance for a standard deviation."""
    families = ({"sum", "mean"}, {"variance", "standard deviation"}, {"length (norm)", "sum of squares"})
    return what == other or {what, other} in (*families, {"sum of squares", "mean of squares"})


def _matrices(case: Case) -> Iterator[tuple[str, str, Array, Array]]:
    for (one, a), (other, b) in permutations(list(case.inputs.items())[:4], 2):
        if a.ndim == b.ndim == 2 and max(a.size, b.size) <= LARGEST:
            yield one, other, a, b


def _product(a: Array, b: Array) -> Array:
    """The matrix product, or an empty array (that agrees with no result) where the shapes do not meet."""
    meets = a.shape[1] == b.shape[0] and a.shape[0] * b.shape[1] <= LARGEST
    return np.asarray(a @ b) if meets else np.empty((0, 0))


def _softmax(x: Array, axis: int) -> Array:
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return np.asarray(powers / np.sum(powers, axis=axis, keepdims=True))
