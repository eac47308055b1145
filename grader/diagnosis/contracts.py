"""Which contract a result broke first: kind, shape, dtype, device, NaN and infinity, values, in this order.

The answer is data and one plain sentence for the learner. `first_break` compares every element and is strict about what
matters (a bool is no number, nothing is broadcast, NaN never passes) and lenient about manners: where the contract
names no kind, a list of numbers, an array and a tensor are the same. Why it broke is the business of `doctor`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.diagnosis.arrays import Array, as_array, close, is_bundle, widen
from grader.diagnosis.observation import Contract, Pair, Tolerance
from grader.diagnosis.saying import describe_index, describe_kind, describe_shape, describe_value
from sandbox.values import Figure, Frame, Handle, Opaque, Tensor

Index = tuple[int | str, ...]
DEPTH = 32  # containers inside containers; deeper ones are compared by ==


@dataclass(frozen=True, slots=True)
class Break:
    """The first contract that a result broke. `index` says where, for `finite`, `values` and parts of containers."""

    contract: str  # "kind", "shape", "dtype", "device", "finite" or "values"
    sentence: str
    got: str
    want: str
    index: Index | None = None


def first_break(pair: Pair, contract: Contract, tolerance: Tolerance) -> Break | None:
    """The first contract that `pair.got` broke, or None when it is right within the tolerance.

    Never raises on anything a session can hand out, and never warns. Tuples, lists and dicts that are no arrays are
    compared part by part; the contract then describes the whole (its kind), not the parts.
    """
    with np.errstate(all="ignore"):
        return _break(pair.got, pair.want, contract, tolerance, DEPTH)


def _break(got: Any, want: Any, contract: Contract, tolerance: Tolerance, depth: int) -> Break | None:
    wrong_kind = _kind_break(got, want, contract)
    if wrong_kind:
        return wrong_kind
    got_array, want_array = as_array(got), as_array(want)
    bundle = is_bundle(want) and isinstance(got, list | tuple)
    if got_array is not None and want_array is not None and not bundle:
        return (
            _shape_break(got_array, want_array, contract)
            or _dtype_break(got, got_array, contract)
            or _device_break(got, contract)
            or _finite_break(got_array, want_array, contract)
            or _values_break(got_array, want_array, contract, tolerance)
        )
    return _parts_break(got, want, tolerance, depth)


# Kind


def _kind_break(got: Any, want: Any, contract: Contract) -> Break | None:
    kind = contract.kind or _kind_wanted(want)
    if kind is None or is_a(got, kind):
        return None
    advice = ""
    if got is None:
        advice = " Is there a return on every path through the function?"
    elif kind == "number" and is_a(got, "bool"):
        advice = " True and False are no numbers here."
    elif isinstance(got, Opaque) and got.type_name == "generator":
        advice = " A generator yields values one by one; return them all together."
    sentence = f"The result is {describe_kind(got)}; expected {KIND_NAMES.get(kind, kind)}.{advice}"
    return Break("kind", sentence, describe_kind(got), KIND_NAMES.get(kind, kind))


KIND_NAMES = {
    "number": "a number",
    "integer": "an integer",
    "bool": "True or False",
    "string": "a string",
    "bytes": "bytes",
    "list": "a list",
    "tuple": "a tuple",
    "sequence": "a list",
    "array": "a NumPy array",
    "tensor": "a tensor",
    "numbers": "numbers (a list, an array or a tensor)",
    "bools": "True and False (a list, an array or a tensor)",
    "dict": "a dict",
    "set": "a set",
    "none": "None",
    "frame": "a table (DataFrame)",
    "figure": "a figure",
}


def is_a(value: Any, kind: str) -> bool:
    """Whether a value is of a kind that `Contract` names. An unknown kind accepts nothing."""
    if kind == "number":
        return _is_number(value)
    if kind == "integer":
        array = as_array(value)
        return _is_number(value) and (isinstance(value, int) or (array is not None and array.dtype.kind in "iu"))
    if kind in ("bool", "bools", "numbers"):
        array = as_array(value)
        if array is None:
            return kind == "numbers" and isinstance(value, int)  # an integer too long for any array
        return (array.dtype.kind == "b") == (kind != "numbers") and (kind != "bool" or array.ndim == 0)
    if kind == "none":
        return value is None
    classes: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "bytes": bytes,
        "list": list,
        "tuple": tuple,
        "sequence": (list, tuple),
        "array": (np.ndarray, np.generic),
        "tensor": Tensor,
        "dict": dict,
        "set": (set, frozenset),
        "frame": Frame,
        "figure": Figure,
    }
    return isinstance(value, classes.get(kind, ()))


def _is_number(value: Any) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return True
    array = None if isinstance(value, list | tuple) else as_array(value)
    return array is not None and array.ndim == 0 and array.dtype.kind in "iuf"


def _kind_wanted(want: Any) -> str | None:
    """The kind that the expected value implies, as leniently as it can be; None where anything may be compared."""
    array = as_array(want)
    if array is not None:
        if array.dtype.kind == "b":
            return "bool" if array.ndim == 0 else "bools"
        if is_a(want, "number"):
            return "number"
        return "numbers" if array.size else None
    for kind in ("none", "string", "bytes", "dict", "set", "sequence", "frame", "figure"):
        if is_a(want, kind):
            return kind
    return "number" if is_a(want, "number") else None


# Shape, dtype, device


def _shape_break(got: Array, want: Array, contract: Contract) -> Break | None:
    wanted: tuple[int | None, ...] = want.shape if contract.shape is None else contract.shape
    fits = len(wanted) == got.ndim and all(w in (None, g) for w, g in zip(wanted, got.shape, strict=True))
    if fits and got.shape == want.shape:
        return None
    if fits:  # the contract left the length open, this call fixes it
        wanted = want.shape
    said_got, said_want = describe_shape(got.shape, wanted, contract.axes)
    return Break("shape", f"The shape is wrong: got {said_got}, expected {said_want}.", said_got, said_want)


DTYPE_FAMILIES = {"float": "f", "int": "iu", "integer": "iu", "complex": "c", "bool": "b"}


def _dtype_break(got: Any, array: Array, contract: Contract) -> Break | None:
    if contract.dtype is None:
        return None
    name = got.dtype if isinstance(got, Tensor) else array.dtype.name
    family = DTYPE_FAMILIES.get(contract.dtype)
    if name == contract.dtype or (family is not None and array.dtype.kind in family):
        return None
    return Break("dtype", f"The dtype is {name}; expected {contract.dtype}.", name, contract.dtype)


def _device_break(got: Any, contract: Contract) -> Break | None:
    if contract.device is None or not isinstance(got, Tensor) or got.device.split(":")[0] == contract.device:
        return None
    sentence = f"The result lies on {got.device}; expected {contract.device}."
    return Break("device", sentence, got.device, contract.device)


# NaN, infinity and values


def _finite_break(got: Array, want: Array, contract: Contract) -> Break | None:
    strange = ~np.isfinite(got) & np.isfinite(want)
    count = int(np.count_nonzero(strange))
    if count == 0:
        return None
    index = _unravel(int(np.argmax(strange)), got.shape)
    value, wanted = describe_value(got[index]), describe_value(want[index])
    where = f" at {describe_index(index, contract.axes)}" if index else ""
    more = f" ({count} of {got.size} values are NaN or infinite)" if got.size > 1 else ""
    return Break("finite", f"There is {value}{where}, expected {wanted}{more}.", value, wanted, index)


def _values_break(got: Array, want: Array, contract: Contract, tolerance: Tolerance) -> Break | None:
    wrong = ~close(got, want, tolerance)
    count = int(np.count_nonzero(wrong))
    if count == 0:
        return None
    distance = np.abs(widen(got) - widen(want))
    distance = np.where(wrong, np.where(np.isnan(distance), np.inf, distance), -1.0)
    index = _unravel(int(np.argmax(distance)), got.shape)
    value, wanted = _tell_apart(got[index], want[index])
    if not index:
        return Break("values", f"Got {value}, expected {wanted}.", value, wanted, ())
    sentence = f"{count} of {got.size} values are wrong; "
    sentence += f"the worst is at {describe_index(index, contract.axes)}: got {value}, expected {wanted}."
    return Break("values", sentence, value, wanted, index)


def _tell_apart(got: Any, want: Any) -> tuple[str, str]:
    """Both numbers with as many digits as it takes to see that they differ."""
    for digits in (5, 9, 17):
        said = describe_value(got, digits), describe_value(want, digits)
        if said[0] != said[1]:
            break
    return said


def _unravel(flat: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(flat, shape)) if shape else ()


# Containers that are no arrays


def _parts_break(got: Any, want: Any, tolerance: Tolerance, depth: int) -> Break | None:
    if depth and isinstance(got, dict) and isinstance(want, dict):
        return _keys_break(got, want) or _first_part(
            ((str(key), got[key], want[key]) for key in want), tolerance, depth
        )
    if depth and isinstance(got, list | tuple) and isinstance(want, list | tuple):
        return _length_break(got, want) or _first_part(
            ((i, g, w) for i, (g, w) in enumerate(zip(got, want, strict=True))), tolerance, depth
        )
    if _same(got, want):
        return None
    said_got, said_want = describe_value(got), describe_value(want)
    return Break("values", f"Got {said_got}, expected {said_want}.", said_got, said_want, ())


def _first_part(parts: Iterator[tuple[int | str, Any, Any]], tolerance: Tolerance, depth: int) -> Break | None:
    for name, got, want in parts:
        broken = _break(got, want, Contract(), tolerance, depth - 1)
        if broken:
            where = f"In part {name!r}: " if isinstance(name, str) else f"At index {name}: "
            return replace(broken, sentence=where + broken.sentence, index=(name, *(broken.index or ())))
    return None


def _keys_break(got: dict[Any, Any], want: dict[Any, Any]) -> Break | None:
    missing, extra = [key for key in want if key not in got], [key for key in got if key not in want]
    if not missing and not extra:
        return None
    said = [f"{describe_value(key)} is missing" for key in missing[:3]]
    said += [f"{describe_value(key)} is not expected" for key in extra[:3]]
    return Break("shape", f"The keys are wrong: {', '.join(said)}.", _key_list(got), _key_list(want))


def _key_list(mapping: dict[Any, Any]) -> str:
    said = ", ".join(describe_value(key) for key in list(mapping)[:8])
    return f"keys {said}" + (", ..." if len(mapping) > 8 else "")


def _length_break(got: Sequence[Any], want: Sequence[Any]) -> Break | None:
    if len(got) == len(want):
        return None
    said_got, said_want = f"length {len(got)}", f"length {len(want)}"
    return Break("shape", f"The length is wrong: got {len(got)}, expected {len(want)}.", said_got, said_want)


def _same(got: Any, want: Any) -> bool:
    """Equality of what is left: strings, sets, None, long integers. Nothing here has an __eq__ of the learner's."""
    if isinstance(want, Handle | Opaque | Frame | Figure):
        return False  # not comparable as a whole: a handle or a table is judged by the data that it gives
    try:
        return bool(type(got) is type(want) or isinstance(got, type(want))) and bool(got == want)
    except (ValueError, TypeError, RecursionError):
        return False
