"""From values to bytes. Used inside for answers and outside for arguments; honest, not trusted.

Subclasses of the built-in types are read through the built-in's own methods, so an overridden `__iter__` or `items`
neither runs nor lies. What isn't data goes to the `reduce` the caller gives, or raises `Unsendable`.
"""

from __future__ import annotations

import struct
import sys
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from sandbox.values import Opaque
from sandbox.wire.caps import HEAVY, NUMERIC_DTYPES, RECORD_FIELDS, RECORDS, STRING_WIDTH, Caps, Tag, Unsendable

Reduce = Callable[[Any], Any]
_INT64 = range(-(2**63), 2**63)
_COUNT = struct.Struct("<BI")
_INT = struct.Struct("<Bq")
_FLOAT = struct.Struct("<Bd")
_COMPLEX = struct.Struct("<Bdd")


def encode(value: Any, *, caps: Caps, reduce: Reduce | None = None) -> bytes:
    """The bytes of `value`. `reduce` turns an object that isn't data into something that is.

    Raises Unsendable, whose message can be shown to whoever made the value.
    """
    encoder = _Encoder(caps, reduce)
    encoder.write(value, caps.depth)
    return bytes(encoder.out)


class _Encoder:
    def __init__(self, caps: Caps, reduce: Reduce | None) -> None:
        self.out = bytearray()
        self.caps = caps
        self.items = caps.items
        self.reduce = reduce

    def write(self, value: Any, depth: int) -> None:
        self.count(1)
        if depth < 0:
            raise Unsendable(f"the value is nested deeper than {self.caps.depth} levels, or contains itself")
        writer = _WRITERS.get(type(value)) or _writer_for(value)
        if writer is not None:
            writer(self, value, depth)
        elif self.reduce is None:
            raise Unsendable(f"an object of type {type(value).__name__} is not data that can be sent")
        else:
            self.write(self.reduce(value), depth - 1)

    def count(self, items: int) -> None:
        self.items -= items
        if self.items < 0:
            raise Unsendable(f"the value holds more than the {self.caps.items:,} items allowed")

    def room(self, size: int) -> None:
        if len(self.out) + size > self.caps.bytes:
            raise Unsendable(f"the value needs more than the {self.caps.bytes:,} bytes allowed")

    def write_none(self, _value: None, _depth: int) -> None:
        self.out.append(Tag.NONE)

    def write_bool(self, value: bool, _depth: int) -> None:
        self.out.append(Tag.TRUE if value else Tag.FALSE)

    def write_int(self, value: int, _depth: int) -> None:
        self.room(9)
        value = int.__index__(value)
        if value in _INT64:
            self.out += _INT.pack(Tag.INT, value)
            return
        if value.bit_length() > self.caps.integer_bits:
            raise Unsendable(f"an integer has more than the {self.caps.digits:,} digits allowed")
        self.write_blob(Tag.BIG_INT, value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))

    def write_float(self, value: float, _depth: int) -> None:
        self.room(9)
        self.out += _FLOAT.pack(Tag.FLOAT, float.__float__(value))

    def write_complex(self, value: complex, _depth: int) -> None:
        self.room(17)
        value = complex.__complex__(value)
        self.out += _COMPLEX.pack(Tag.COMPLEX, value.real, value.imag)

    def write_str(self, value: str, _depth: int) -> None:
        self.room(len(value))
        self.write_blob(Tag.STR, str.encode(value, "utf-8", "surrogatepass"))

    def write_bytes(self, value: bytes | bytearray | memoryview, _depth: int) -> None:
        self.write_blob(Tag.BYTES, memoryview(value).tobytes())

    def write_blob(self, tag: Tag, content: bytes) -> None:
        self.room(5 + len(content))
        self.out += _COUNT.pack(tag, len(content))
        self.out += content

    def write_list(self, value: list[Any], depth: int) -> None:
        items = list.copy(value)
        kinds = set(map(type, items))
        if kinds == {float}:
            self.write_packed(Tag.FLOATS, "d", items)
        elif kinds == {int} and min(items) in _INT64 and max(items) in _INT64:
            self.write_packed(Tag.INTS, "q", items)
        else:
            self.write_sequence(Tag.LIST, items, depth)

    def write_packed(self, tag: Tag, code: str, items: list[Any]) -> None:
        self.count(len(items))
        self.room(5 + 8 * len(items))
        self.out += _COUNT.pack(tag, len(items))
        self.out += struct.pack(f"<{len(items)}{code}", *items)

    def write_sequence(self, tag: Tag, items: Iterable[Any], depth: int) -> None:
        items = list(items)
        self.room(5 + len(items))
        self.out += _COUNT.pack(tag, len(items))
        for item in items:
            self.write(item, depth - 1)

    def write_tuple(self, value: tuple[Any, ...], depth: int) -> None:
        self.write_sequence(Tag.TUPLE, tuple.__iter__(value), depth)

    def write_set(self, value: set[Any], depth: int) -> None:
        self.count(HEAVY)
        self.write_sequence(Tag.SET, set.__iter__(value), depth)

    def write_frozenset(self, value: frozenset[Any], depth: int) -> None:
        self.count(HEAVY)
        self.write_sequence(Tag.FROZENSET, frozenset.__iter__(value), depth)

    def write_iterable(self, value: Iterable[Any], depth: int) -> None:
        """A range, deque or dict view: a list for all that a contract cares about."""
        if len(value) > self.items:  # type: ignore[arg-type]  # all three have a length; a range may be endless
            self.count(self.items + 1)
        self.write_list(list(value), depth)

    def write_dict(self, value: dict[Any, Any], depth: int) -> None:
        self.count(HEAVY)
        pairs = list(dict.items(value))
        self.room(5 + 2 * len(pairs))
        self.out += _COUNT.pack(Tag.DICT, len(pairs))
        for key, item in pairs:
            self.write(key, depth - 1)
            self.write(item, depth - 1)

    def write_record(self, value: Any, depth: int) -> None:
        self.count(HEAVY)
        number = next(number for number, (record, _) in enumerate(RECORDS) if record is type(value))
        self.room(2)
        self.out += bytes([Tag.RECORD, number])
        for name in RECORD_FIELDS[number]:
            self.write(getattr(value, name), depth - 1)

    def write_array(self, value: Any, depth: int) -> None:
        import numpy as np

        self.count(HEAVY)
        array = _portable(np.asarray(value))
        if array is None:
            self.write(Opaque("numpy.ndarray", f"array of dtype {value.dtype}, shape {value.shape}"), depth)
            return
        dtype = array.dtype.str.encode("ascii")
        self.room(3 + len(dtype) + 8 * array.ndim + array.nbytes)
        self.out += bytes([Tag.ARRAY, len(dtype)]) + dtype + bytes([array.ndim])
        self.out += struct.pack(f"<{array.ndim}Q", *array.shape)
        self.out += array.tobytes()

    def write_scalar(self, value: Any, depth: int) -> None:
        import numpy as np

        array = _portable(np.asarray(value))
        if array is None or array.dtype.str not in NUMERIC_DTYPES:
            self.write(str(value) if array is not None else Opaque(f"numpy.{type(value).__name__}", repr(value)), depth)
            return
        dtype = array.dtype.str.encode("ascii")
        self.room(2 + len(dtype) + array.nbytes)
        self.out += bytes([Tag.SCALAR, len(dtype)]) + dtype + array.tobytes()


def _portable(array: Any) -> Any:
    """The same elements in a type that the wire knows, or None for objects, structures and endless strings."""
    kind, width = array.dtype.kind, array.dtype.itemsize
    if kind in "biufc":
        array = array.astype({"f": "<f8", "c": "<c16"}[kind]) if width > 16 or (kind == "f" and width > 8) else array
        return array.astype(array.dtype.newbyteorder("<"), copy=False)
    if kind in "mM":
        return _portable(array.astype("U"))
    if kind in "US" and width // (4 if kind == "U" else 1) <= STRING_WIDTH:
        return array.astype(f"<{kind}1" if width == 0 else array.dtype.newbyteorder("<"), copy=False)
    return None


_Writer = Callable[[_Encoder, Any, int], None]

_WRITERS: dict[type[Any], _Writer] = {
    type(None): _Encoder.write_none,
    bool: _Encoder.write_bool,
    int: _Encoder.write_int,
    float: _Encoder.write_float,
    complex: _Encoder.write_complex,
    str: _Encoder.write_str,
    bytes: _Encoder.write_bytes,
    bytearray: _Encoder.write_bytes,
    memoryview: _Encoder.write_bytes,
    list: _Encoder.write_list,
    tuple: _Encoder.write_tuple,
    set: _Encoder.write_set,
    frozenset: _Encoder.write_frozenset,
    dict: _Encoder.write_dict,
    range: _Encoder.write_iterable,
    deque: _Encoder.write_iterable,
    type({}.keys()): _Encoder.write_iterable,
    type({}.values()): _Encoder.write_iterable,
    type({}.items()): _Encoder.write_iterable,
    **{record: _Encoder.write_record for record, _ in RECORDS},
}


def _writer_for(value: Any) -> _Writer | None:
    """For NumPy's types (a np.float64 is a float too, so these come first) and subclasses of built-in ones."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        return _Encoder.write_array
    if numpy is not None and isinstance(value, numpy.generic) and not isinstance(value, (str, bytes)):
        return _Encoder.write_scalar
    for base in (int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict):
        if isinstance(value, base):
            return _WRITERS[base]
    return None
