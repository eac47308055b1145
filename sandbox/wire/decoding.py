"""From bytes to values, where the bytes come from code we do not trust.

Every length is compared with the bytes that are really there before anything is made of it: a header can't allocate.
Items are counted against a budget, depth against a cap, and keys whose hashes collide against a small number, because
a dictionary of a million colliding keys would take hours to build.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sandbox.values import Frame, Tensor
from sandbox.wire.caps import HEAVY, NUMERIC_DTYPES, RECORDS, STRING_WIDTH, Caps, Tag, Unreadable

if TYPE_CHECKING:
    import numpy as np

Revive = Callable[[Any], Any]
_COUNT = struct.Struct("<I")
_INT = struct.Struct("<q")
_FLOAT = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
_STRING_DTYPE = re.compile(r"(?:<U|\|S)([1-9][0-9]{0,6})")
_AXES = 32
_COLLISIONS = 64  # different floats share a hash at most 34 times by accident of arithmetic; more is made on purpose


def decode(data: bytes | bytearray | memoryview, *, caps: Caps, revive: Revive | None = None) -> Any:
    """The value in `data`. `revive` is called with each record of sandbox.values and may return something else.

    Raises Unreadable for anything that is not exactly one value within the caps; what `revive` raises passes through.
    """
    return _Decoder(memoryview(data), caps, revive).whole()


def decode_all(parts: Sequence[bytes | None], *, caps: Caps) -> list[Any]:
    """The value of each part, None where there is none. The caps are for all of them together."""
    values: list[Any] = []
    for part in parts:
        decoder = _Decoder(memoryview(part or b""), caps, None)
        values.append(None if part is None else decoder.whole())
        caps = replace(caps, items=decoder.items, bytes=caps.bytes - len(decoder.data))
    return values


class _Decoder:
    def __init__(self, data: memoryview, caps: Caps, revive: Revive | None) -> None:
        self.data = data
        self.position = 0
        self.items = caps.items
        self.caps = caps
        self.revive = revive

    def whole(self) -> Any:
        if len(self.data) > self.caps.bytes:
            raise Unreadable(f"{len(self.data):,} bytes are more than the {self.caps.bytes:,} allowed")
        value = self.value(self.caps.depth)
        if self.position != len(self.data):
            raise Unreadable("bytes follow after the value")
        return value

    def value(self, depth: int) -> Any:
        if depth < 0:
            raise Unreadable(f"nested deeper than {self.caps.depth} levels")
        self.count(1)
        tag = self.take(1)[0]
        reader = _READERS.get(tag)
        if reader is None:
            raise Unreadable(f"no value starts with the byte {tag}")
        return reader(self, depth)

    def count(self, items: int) -> None:
        self.items -= items
        if self.items < 0:
            raise Unreadable(f"more than the {self.caps.items:,} items allowed")

    def take(self, size: int) -> memoryview:
        end = self.position + size
        if end > len(self.data):
            raise Unreadable("the bytes end in the middle of a value")
        part = self.data[self.position : end]
        self.position = end
        return part

    def length(self, unit: int = 1) -> int:
        """A count of things that take at least `unit` bytes each, which must still be there."""
        (count,) = _COUNT.unpack(self.take(4))
        if count * unit > len(self.data) - self.position:
            raise Unreadable("a length points beyond the end")
        return int(count)

    def read_int(self, _depth: int) -> int:
        return int(_INT.unpack(self.take(8))[0])

    def read_big_int(self, _depth: int) -> int:
        size = self.length()
        if size * 8 > self.caps.integer_bits + 16:
            raise Unreadable(f"an integer of more than {self.caps.digits:,} digits")
        return int.from_bytes(self.take(size), "little", signed=True)

    def read_float(self, _depth: int) -> float:
        return float(_FLOAT.unpack(self.take(8))[0])

    def read_complex(self, _depth: int) -> complex:
        return complex(*_COMPLEX.unpack(self.take(16)))

    def read_str(self, _depth: int) -> str:
        try:
            return str(self.take(self.length()), "utf-8", "surrogatepass")
        except UnicodeDecodeError as malformed:
            raise Unreadable("a text is not UTF-8") from malformed

    def read_bytes(self, _depth: int) -> bytes:
        return bytes(self.take(self.length()))

    def read_floats(self, _depth: int) -> list[Any]:
        return self.read_packed("d")

    def read_ints(self, _depth: int) -> list[Any]:
        return self.read_packed("q")

    def read_packed(self, code: str) -> list[Any]:
        count = self.length(8)
        self.count(count)
        return list(struct.unpack(f"<{count}{code}", self.take(8 * count)))

    def read_list(self, depth: int) -> list[Any]:
        count = self.length()
        self.room(count)
        return [self.value(depth - 1) for _ in range(count)]

    def room(self, count: int) -> None:
        if count > self.items:
            raise Unreadable(f"more than the {self.caps.items:,} items allowed")

    def read_tuple(self, depth: int) -> tuple[Any, ...]:
        return tuple(self.read_list(depth))

    def read_set(self, depth: int) -> set[Any]:
        self.count(HEAVY)
        members = self.read_list(depth)
        _check_keys(members)
        return set(members)

    def read_frozenset(self, depth: int) -> frozenset[Any]:
        return frozenset(self.read_set(depth))

    def read_dict(self, depth: int) -> dict[Any, Any]:
        self.count(HEAVY)
        count = self.length(2)
        self.room(2 * count)
        pairs = [(self.value(depth - 1), self.value(depth - 1)) for _ in range(count)]
        _check_keys([key for key, _ in pairs])
        return dict(pairs)

    def dtype(self) -> str:
        name = str(self.take(self.take(1)[0]), "latin-1")
        if name in NUMERIC_DTYPES:
            return name
        width = _STRING_DTYPE.fullmatch(name)
        if width is None or int(width[1]) > STRING_WIDTH:
            raise Unreadable(f"no array has elements of type {name!r}")
        return name

    def read_array(self, _depth: int) -> Any:
        np = _numpy()
        self.count(HEAVY)
        dtype = np.dtype(self.dtype())
        axes = self.take(1)[0]
        if axes > _AXES:
            raise Unreadable(f"an array of {axes} axes")
        shape = struct.unpack(f"<{axes}Q", self.take(8 * axes))
        size, extent = dtype.itemsize, 1
        for length in shape:
            size, extent = size * length, extent * max(length, 1)
        if extent > max(self.caps.bytes, 1):  # an empty array must not claim a giant second axis either
            raise Unreadable("an array larger than allowed")
        content = self.take(size)
        flat = np.frombuffer(content, dtype).copy() if size else np.empty(0, dtype)
        _check_elements(flat)
        return flat.reshape(shape)

    def read_scalar(self, _depth: int) -> Any:
        np = _numpy()
        dtype = self.dtype()
        if dtype not in NUMERIC_DTYPES:
            raise Unreadable(f"no scalar has the type {dtype!r}")
        flat = np.frombuffer(self.take(np.dtype(dtype).itemsize), dtype)
        _check_elements(flat)
        return flat[0]

    def read_record(self, depth: int) -> Any:
        self.count(HEAVY)
        number = self.take(1)[0]
        if number >= len(RECORDS):
            raise Unreadable(f"no record has the number {number}")
        record, kinds = RECORDS[number]
        fields = [self.value(depth - 1) for _ in kinds]
        _check_record(record, kinds, fields)
        made = record(*fields)
        return made if self.revive is None else self.revive(made)


def _numpy() -> Any:
    try:
        import numpy as np
    except ImportError as missing:
        raise Unreadable("an array, where NumPy is not installed") from missing
    return np


def _check_keys(keys: list[Any]) -> None:
    """Refuse keys that can't be keys, and so many equal hashes that building the table would not end."""
    seen: dict[int, int] = {}
    try:
        for key in keys:
            if type(key) is not str and type(key) is not bytes:  # these two are hashed with a secret
                number = hash(key)
                seen[number] = seen.get(number, 0) + 1
                if seen[number] > _COLLISIONS:
                    raise Unreadable("too many keys with the same hash")
    except TypeError as unhashable:
        raise Unreadable("a key that can't be one") from unhashable


def _check_elements(flat: np.ndarray[Any, Any]) -> None:
    """Bit patterns that NumPy itself would never write: a bool of 7, a character beyond Unicode."""
    if flat.dtype.kind == "b" and flat.size and flat.view("u1").max() > 1:
        raise Unreadable("a bool that is neither true nor false")
    if flat.dtype.kind == "U" and flat.size and flat.view("<u4").max() > 0x10FFFF:
        raise Unreadable("a character beyond Unicode")


def _check_record(record: type[Any], kinds: tuple[type[Any], ...], fields: list[Any]) -> None:
    for kind, content in zip(kinds, fields, strict=True):
        if kind is not object and type(content) is not kind:
            raise Unreadable(f"a {record.__name__} with a {type(content).__name__} where a {kind.__name__} belongs")
    if record is Tensor and getattr(getattr(fields[0], "dtype", None), "kind", "") not in tuple("biufc"):
        raise Unreadable("a tensor without an array of numbers")
    if record is Tensor and type(fields[0]) is not _numpy().ndarray:
        raise Unreadable("a tensor whose values are not an array")
    if record is Frame and not _is_table(*fields):
        raise Unreadable("a table whose columns differ in length")


def _is_table(columns: dict[Any, Any], index: list[Any]) -> bool:
    return all(
        type(name) is str and type(column) is list and len(column) == len(index) for name, column in columns.items()
    )


_READERS: dict[int, Callable[[_Decoder, int], Any]] = {
    Tag.NONE: lambda _decoder, _depth: None,
    Tag.TRUE: lambda _decoder, _depth: True,
    Tag.FALSE: lambda _decoder, _depth: False,
    Tag.INT: _Decoder.read_int,
    Tag.BIG_INT: _Decoder.read_big_int,
    Tag.FLOAT: _Decoder.read_float,
    Tag.COMPLEX: _Decoder.read_complex,
    Tag.STR: _Decoder.read_str,
    Tag.BYTES: _Decoder.read_bytes,
    Tag.LIST: _Decoder.read_list,
    Tag.TUPLE: _Decoder.read_tuple,
    Tag.SET: _Decoder.read_set,
    Tag.FROZENSET: _Decoder.read_frozenset,
    Tag.DICT: _Decoder.read_dict,
    Tag.FLOATS: _Decoder.read_floats,
    Tag.INTS: _Decoder.read_ints,
    Tag.ARRAY: _Decoder.read_array,
    Tag.SCALAR: _Decoder.read_scalar,
    Tag.RECORD: _Decoder.read_record,
}
