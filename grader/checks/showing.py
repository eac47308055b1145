"""Values as short plain text for a learner: numbers for humans, big arrays by their shape, calls as one types them.

Nothing here judges. A text is cut before it gets long, and hostile values (huge integers, deep nesting, strings of
megabytes) cost no more than the part that is shown. `outline` says shapes only: that is what hidden checks may reveal.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from grader.checks.kept import Kept
from grader.checks.kinds import describe_kind, shape_of, unwrap
from sandbox.values import Figure, Frame, Handle, Opaque

LONGEST = 200  # characters of one shown value
ITEMS = 8  # items of a list, rows and columns of an array shown in full up to this many


def show(value: Any, *, room: int = LONGEST) -> str:
    """One line of at most about `room` characters."""
    return cut(_text(unwrap(value), depth=0), room)


def show_call(name: str, args: Iterable[Any], kwargs: Mapping[str, Any], *, revealing: bool = True) -> str:
    """`matmul([[1, 2]], [[3], [4]])`; with `revealing=False` shapes stand for the values."""
    say = show if revealing else outline
    positional = [say(arg, room=80) for arg in args]
    named = [f"{key}={say(value, room=80)}" for key, value in kwargs.items()]
    return cut(f"{name}({', '.join(positional + named)})", LONGEST)


def outline(value: Any, *, room: int = LONGEST) -> str:
    """What a value is without its contents: `list 2×3`, `float64 array 4×4`, `number`."""
    value = unwrap(value)
    shape = shape_of(value)
    kind = describe_kind(value)
    if shape is None or shape == () or kind in ("a string", "bytes"):
        return cut(kind, room)
    return cut(f"{kind} {show_shape(shape)}", room)


def show_shape(shape: tuple[int, ...]) -> str:
    if not shape:
        return "()"
    return f"of length {shape[0]}" if len(shape) == 1 else "×".join(str(size) for size in shape)


def number(value: Any, digits: int = 6) -> str:
    """`digits` significant digits, no `np.float64(...)`; integers in full until they get long."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return _integer(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"{complex(value):.{digits}g}"
    return _real(float(value), digits)


def cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _real(value: float, digits: int) -> str:
    text = f"{value:.{digits}g}"
    return text + ".0" if value == value and abs(value) < 1e6 and text.lstrip("-").isdigit() else text


def _integer(value: int) -> str:
    # A 4,000-digit integer is slow to print and useless to read.
    return str(value) if value.bit_length() <= 100 else f"an integer of {value.bit_length()} bits"


def _text(value: Any, *, depth: int) -> str:
    if value is None:
        return "None"
    if isinstance(value, (bool, int, float, complex, np.number, np.bool_)):
        return number(value)
    if isinstance(value, str):
        return cut(repr(value[:LONGEST]), LONGEST)
    if isinstance(value, (bytes, bytearray)):
        return cut(repr(bytes(value[:40])), 80)
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, (list, tuple, set, frozenset, dict)):
        return _container(value, depth=depth) if depth < 4 else "…"
    return _thing(value)


def _array(value: np.ndarray[Any, Any]) -> str:
    if value.ndim == 0:
        return number(value[()]) if value.dtype.kind in "biufc" else cut(repr(value[()]), 80)
    label = f"{value.dtype} array {show_shape(value.shape)}"
    if value.ndim > 2 or max(value.shape) > ITEMS or value.dtype.kind not in "biufc":
        return label
    return f"{_text(value.tolist(), depth=0)} ({label})"


def _container(value: Any, *, depth: int) -> str:
    left, right = _brackets(value)
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    shown = [_item(key, item, depth=depth) for key, item in itertools.islice(pairs, ITEMS)]
    if len(value) > ITEMS:
        shown.append(f"… {len(value)} in all")
    if isinstance(value, tuple) and len(value) == 1:
        shown[0] += ","
    return f"{left}{', '.join(shown)}{right}"


def _item(key: Any, item: Any, *, depth: int) -> str:
    text = _text(unwrap(item), depth=depth + 1)
    return text if key is None else f"{_text(key, depth=depth + 1)}: {text}"


def _brackets(value: Any) -> tuple[str, str]:
    if isinstance(value, list):
        return "[", "]"
    return ("(", ")") if isinstance(value, tuple) else ("{", "}")


def _thing(value: Any) -> str:
    value = value.handle if isinstance(value, Kept) else value
    if isinstance(value, Frame):
        return f"a table with the columns {_text(list(value.columns), depth=1)} and {len(value.index)} rows"
    if isinstance(value, Figure):
        return f"a figure with {len(value.axes)} axes"
    if isinstance(value, (Handle, Opaque)):
        return f"an object of type {cut(value.type_name, 60)}"
    if callable(value):
        return getattr(value, "__name__", "a function")
    return cut(type(value).__name__, 60)
