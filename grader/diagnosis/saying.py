"""Words for values: kinds, shapes with axis names, places, numbers; short enough for one line on a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import numpy as np

from grader.diagnosis.arrays import as_array
from sandbox.values import Figure, Frame, Handle, Opaque, Tensor

LONGEST = 60  # characters of a value in a sentence


def describe_kind(value: Any) -> str:
    """ "a list", "a float32 tensor of shape (2, 3)": what a value is, not what it holds."""
    array = None if isinstance(value, list | tuple) else as_array(value)
    if isinstance(value, Tensor):
        return f"a {value.dtype} tensor of shape {value.array.shape}"
    if isinstance(value, np.ndarray):
        return f"a {value.dtype.name} array of shape {value.shape}"
    if isinstance(value, bool | np.bool_):
        return "True or False"
    if isinstance(value, int) or array is not None:
        return "a complex number" if array is not None and array.dtype.kind == "c" else "a number"
    if isinstance(value, Opaque | Handle):
        return f"an object of type {shorten(value.type_name)}"
    names = {str: "a string", list: "a list", tuple: "a tuple", dict: "a dict", type(None): "None"}
    names |= {bytes: "bytes", set: "a set", frozenset: "a set", Frame: "a table (DataFrame)", Figure: "a figure"}
    return names.get(type(value), type(value).__name__)


def describe_value(value: Any, digits: int = 5) -> str:
    """The value on one short line. Numbers with `digits` significant digits."""
    if isinstance(value, np.generic | np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, float | complex):
        return "NaN" if value != value else f"{value:.{digits}g}"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256:
        return f"an integer of about {int(value.bit_length() * 0.30103)} digits"
    if isinstance(value, str | bytes):
        return shorten(repr(value[:LONGEST]) + ("..." if len(value) > LONGEST else ""))
    if value is None or isinstance(value, bool | int):
        return repr(value)
    return describe_kind(value)


def describe_shape(got: tuple[int, ...], want: Sequence[int | None], axes: tuple[str, ...] | None) -> tuple[str, str]:
    """Both shapes in words, with the exercise's axis names where they fit: "(time, batch) = (7, 2)"."""
    said_got, said_want = shape_text(got), shape_text(want)
    if axes is None or len(axes) != len(want):
        return said_got, said_want
    order = _order_of(got, want)
    if order is not None:
        said_got = f"{name_axes(axes, order)} = {said_got}"
    return said_got, f"{name_axes(axes, tuple(range(len(axes))))} = {said_want}"


def name_axes(axes: tuple[str, ...], order: Sequence[int]) -> str:
    """ "(time, batch)" for axes ("batch", "time") in the order (1, 0)."""
    return "(" + ", ".join(axes[i] for i in order) + ")"


def shape_text(shape: Sequence[int | None]) -> str:
    if not shape:
        return "a single number"
    lengths = ["any" if length is None else str(length) for length in shape]
    return f"({lengths[0]},)" if len(lengths) == 1 else f"({', '.join(lengths)})"


def describe_index(index: Sequence[int], axes: tuple[str, ...] | None) -> str:
    """ "[1, 0]", or "[batch 1, time 0]" where the axes have names."""
    if axes is not None and len(axes) == len(index):
        return "[" + ", ".join(f"{name} {i}" for name, i in zip(axes, index, strict=True)) + "]"
    return "[" + ", ".join(str(i) for i in index) + "]"


def shorten(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 3] + "..."


def _order_of(got: tuple[int, ...], want: Sequence[int | None]) -> tuple[int, ...] | None:
    """The one order of the wanted axes that gives the got lengths; None when there is none, or more than one."""
    if len(got) != len(want) or len(want) > 4:
        return None
    orders = [order for order in permutations(range(len(want))) if tuple(want[i] for i in order) == got]
    return orders[0] if len(orders) == 1 else None
