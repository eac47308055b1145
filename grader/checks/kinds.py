"""What kind of value came out, and its numbers as one array: the only place that looks at the types of answers.

A number is an int, a float, a NumPy real scalar or an array without axes; never a bool. Rectangular lists, tuples,
arrays and tensors are all "numbers in a shape": right answers must not fail on manners, so checks compare them alike
unless a contract asks for one kind by name (`expect(...).kind("array")`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.kept import Kept
from sandbox.values import Called, Figure, Frame, Handle, Opaque, Tensor

Array = np.ndarray[Any, Any]

KINDS = ("none", "bool", "number", "string", "bytes", "list", "tuple", "set", "dict", "array", "tensor", "table",
         "figure", "object")  # fmt: skip

_ARTICLES = {
    "none": "None", "bool": "a bool", "number": "a number", "string": "a string", "bytes": "bytes", "list": "a list",
    "tuple": "a tuple", "set": "a set", "dict": "a dict", "array": "an array", "tensor": "a tensor",
    "table": "a table", "figure": "a figure", "object": "an object",
}  # fmt: skip

_REAL = (int, float, np.integer, np.floating)


class NotNumbers(Exception):
    """The value is not numbers in a rectangular shape; the message is a sentence that says why, for the learner."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in a shape. `array` is bool, float64, complex128 or, for Python integers beyond float64, object."""

    array: Array
    dtype: str  # as claimed: "float32", "bfloat16", "int64"; plain Python numbers are "int", "float" or "bool"


def unwrap(value: Any) -> Any:
    """The value itself, where it came wrapped with its arguments."""
    return value.value if isinstance(value, Called) else value


def kind_of(value: Any) -> str:
    """One word of `KINDS`. An array or tensor without axes is a number (or a bool)."""
    if isinstance(value, (Tensor, np.ndarray)):
        array = value.array if isinstance(value, Tensor) else value
        if array.ndim == 0 and array.dtype.kind in "biufc":
            return "bool" if array.dtype.kind == "b" else "number"
        return "tensor" if isinstance(value, Tensor) else "array"
    simple: list[tuple[Any, str]] = [
        (type(None), "none"), ((bool, np.bool_), "bool"), ((*_REAL, complex, np.complexfloating), "number"),
        (str, "string"), ((bytes, bytearray), "bytes"), (list, "list"), (tuple, "tuple"), ((set, frozenset), "set"),
        (dict, "dict"), (Frame, "table"), (Figure, "figure"), ((Handle, Opaque), "object"),
    ]  # fmt: skip
    return next((word for types, word in simple if isinstance(value, types)), "object")


def describe_kind(value: Any) -> str:
    """ "a list", "a float32 tensor", "an object of type Tensor": for a sentence after "got"."""
    value = value.handle if isinstance(value, Kept) else value
    if isinstance(value, (Handle, Opaque)):
        return f"an object of type {value.type_name[:60]}"
    kind = kind_of(value)
    if kind in ("array", "tensor"):
        dtype = str(value.dtype)[:20]
        return f"{'an' if dtype[:1] in 'aeiou' else 'a'} {dtype} {kind}"
    return _ARTICLES[kind]


def name_kind(kind: str) -> str:
    """The kind with its article: "an array"."""
    return _ARTICLES[kind]


def is_number(value: Any) -> bool:
    """Whether it is one real number."""
    value = value.array if isinstance(value, Tensor) else value
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "iuf"
    return isinstance(value, _REAL) and not isinstance(value, bool)


def shape_of(value: Any) -> tuple[int, ...] | None:
    """The shape where there is one: arrays, tensors, numbers, rectangular lists; the length of anything ragged."""
    if isinstance(value, Tensor):
        return tuple(value.array.shape)
    if isinstance(value, np.ndarray):
        return tuple(value.shape)
    if isinstance(value, (list, tuple)):
        shape = _list_shape(value)
        return shape if shape is not None else (len(value),)
    if isinstance(value, Frame):
        return (len(value.index), len(value.columns))
    return () if is_number(value) else None


def numbers_of(value: Any) -> Numbers:
    """All numbers of a value as one array; raises NotNumbers for anything that is not numbers in a shape."""
    if isinstance(value, Tensor):
        return Numbers(_plain(value.array), value.dtype)
    if isinstance(value, (np.ndarray, np.generic)):
        return Numbers(_plain(np.asarray(value)), str(value.dtype))
    if isinstance(value, (bool, int, float, complex)):
        return Numbers(_from_python([value], ()), type(value).__name__)
    if isinstance(value, (list, tuple)):
        return _from_list(value)
    raise NotNumbers(f"There is {describe_kind(value)} where numbers were wanted.")


def _plain(array: Array) -> Array:
    kind = array.dtype.kind
    if kind == "b":
        return array
    if kind in "iu":
        return array if array.dtype.itemsize <= 8 else array.astype(np.float64)
    if kind == "f":
        return array.astype(np.float64)
    if kind == "c":
        return array.astype(np.complex128)
    raise NotNumbers(f"There is an array of {array.dtype} where numbers were wanted.")


def _from_list(value: list[Any] | tuple[Any, ...]) -> Numbers:
    shape = _list_shape(value)
    if shape is None:
        raise NotNumbers("The rows have different lengths, or numbers and lists are mixed.")
    leaves: list[Any] = []
    _flatten(value, len(shape), leaves)
    types = set(map(type, leaves))
    for kind in types:
        if not issubclass(kind, (bool, np.bool_, *_REAL, complex, np.complexfloating)):
            stranger = next(leaf for leaf in leaves if type(leaf) is kind)
            raise NotNumbers(f"There is {describe_kind(stranger)} among the numbers.")
    if len({issubclass(kind, (bool, np.bool_)) for kind in types}) > 1:
        raise NotNumbers("There is True or False among the numbers.")
    flat = _from_python([leaf.item() if isinstance(leaf, np.generic) else leaf for leaf in leaves], shape)
    return Numbers(flat, _claimed(types, flat))


def _claimed(types: set[type], flat: Array) -> str:
    if len(types) == 1:
        (only,) = types
        return only.__name__.rstrip("_")
    return {"c": "complex", "b": "bool", "i": "int", "O": "int"}.get(flat.dtype.kind, "float")


def _from_python(values: list[Any], shape: tuple[int, ...]) -> Array:
    if values and all(isinstance(value, bool) for value in values):
        return np.array(values, dtype=bool).reshape(shape)
    if any(isinstance(value, complex) for value in values):
        parts = [value if isinstance(value, complex) else complex(to_float(value)) for value in values]
        return np.array(parts).reshape(shape)
    if values and all(isinstance(value, int) for value in values):
        small = all(-(2**63) <= value < 2**63 for value in values)
        return np.array(values, dtype=np.int64 if small else object).reshape(shape)
    if not values:
        return np.zeros(shape)
    return np.array([to_float(value) for value in values], dtype=np.float64).reshape(shape)


def to_float(value: Any) -> float:
    """As a float64; NaN for an integer beyond it, so that it is close to nothing, infinity included."""
    try:
        return float(value)
    except OverflowError:
        return float("nan")


def _list_shape(value: Any) -> tuple[int, ...] | None:
    """Shape of a nested list, arrays inside included; None when ragged. Depth is bounded by the wire's own cap."""
    if isinstance(value, Tensor):
        return tuple(value.array.shape)
    if isinstance(value, np.ndarray):
        return tuple(value.shape)
    if not isinstance(value, (list, tuple)):
        return ()
    if not value:
        return (0,)
    shapes = {_list_shape(item) for item in value}
    if len(shapes) != 1 or None in shapes:
        return None
    (inner,) = shapes
    return None if inner is None else (len(value), *inner)


def _flatten(value: Any, depth: int, into: list[Any]) -> None:
    if isinstance(value, Tensor):
        value = value.array
    if isinstance(value, np.ndarray):
        into.extend(value.reshape(-1))
    elif depth and isinstance(value, (list, tuple)):
        for item in value:
            _flatten(item, depth - 1, into)
    else:
        into.append(value)
