"""What one encoded value may cost, the two ways to fail, and the tags and records both directions share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sandbox.values import Earlier, Figure, Frame, Function, Handle, Opaque, Remote, Tensor


class Unreadable(Exception):
    """The bytes are not a value within the caps. Seen from outside: the learner's side broke the protocol."""


class Unsendable(Exception):
    """The value can't be sent: too large, too deep, it contains itself, or it isn't data. Worded for its author."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The most one value may be. `items` counts values; elements of an array are counted in bytes only."""

    bytes: int = 16 * 1024 * 1024
    items: int = 2_000_000
    depth: int = 64
    digits: int = 4_000

    @property
    def integer_bits(self) -> int:
        return self.digits * 10 // 3


FIGURE = Caps(bytes=8 * 1024 * 1024, items=100_000, depth=16)  # one figure: its picture, and its data if they fit
METRIC = Caps(bytes=32 * 1024, items=1_000, depth=4)


class Tag(IntEnum):
    NONE = ord("N")
    TRUE = ord("T")
    FALSE = ord("F")
    INT = ord("i")  # 8 bytes
    BIG_INT = ord("I")  # length, two's complement
    FLOAT = ord("f")
    COMPLEX = ord("c")
    STR = ord("s")  # length, UTF-8; lone surrogates pass
    BYTES = ord("b")
    LIST = ord("l")  # count, items
    TUPLE = ord("t")
    SET = ord("e")
    FROZENSET = ord("z")
    DICT = ord("d")  # count, key, value, key, value ...
    FLOATS = ord("D")  # a list of floats: count, 8 bytes each
    INTS = ord("Q")  # a list of integers: count, 8 bytes each
    ARRAY = ord("a")  # dtype (length byte, ASCII), number of axes (byte), 8 bytes each, elements in C order
    SCALAR = ord("g")  # dtype, element
    RECORD = ord("r")  # which (byte), its fields as values


HEAVY = 8  # items that a set, dict, array or record counts for: an empty set takes 216 bytes of memory and 5 of wire

# Each record with the exact types of its fields; its number on the wire is its position.
RECORDS: list[tuple[type[Any], tuple[type[Any], ...]]] = [
    (Tensor, (object, str, str, bool)),
    (Frame, (dict, list)),
    (Figure, (int, str, bytes, int, int, list)),
    (Handle, (int, str)),
    (Opaque, (str, str)),
    (Earlier, (int,)),
    (Function, (int, str)),
    (Remote, (str, dict, dict)),
]
RECORD_FIELDS: list[tuple[str, ...]] = [tuple(record.__dataclass_fields__) for record, _ in RECORDS]

NUMERIC_DTYPES = frozenset(
    ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
)
STRING_WIDTH = 1_000_000  # characters of one element of a fixed-width string array
