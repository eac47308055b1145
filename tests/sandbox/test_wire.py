"""The codec: everything honest comes back as it went in, everything else is Unreadable, within bounds."""

import math
import struct
import time
import tracemalloc
from collections import OrderedDict, deque, namedtuple
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sandbox.values import Earlier, Figure, Frame, Function, Handle, Opaque, Remote, Tensor
from sandbox.wire import Caps, Unreadable, Unsendable, decode, decode_all, encode

CAPS = Caps()
TIGHT = Caps(bytes=1 << 20, items=20_000, depth=16, digits=400)


def through(value: Any, **hooks: Any) -> Any:
    return decode(encode(value, caps=CAPS), caps=CAPS, **hooks)


def same(one: Any, other: Any) -> bool:
    """Equal in kind and content, NaN equal to itself, sets and dictionaries by content."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, np.generic):
        return one.tobytes() == other.tobytes()
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    return bool(one == other)


surrogates = st.text(st.characters(exclude_categories=()))
keys = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), surrogates, st.binary())
leaves = st.one_of(
    keys,
    st.floats(),
    st.complex_numbers(),
    st.integers(-(10**300), 10**300),
    st.sets(keys, max_size=5),
    st.frozensets(keys, max_size=5),
    st.lists(st.floats(), max_size=8),
    st.lists(st.integers(-(2**63), 2**63 - 1), max_size=8),
    hnp.arrays(
        st.one_of(
            hnp.boolean_dtypes(),
            hnp.integer_dtypes(endianness="<"),
            hnp.unsigned_integer_dtypes(endianness="<"),
            hnp.floating_dtypes(sizes=(16, 32, 64), endianness="<"),
            hnp.complex_number_dtypes(sizes=(64, 128), endianness="<"),
            hnp.unicode_string_dtypes(endianness="<", min_len=1),
            hnp.byte_string_dtypes(endianness="<", min_len=1),
        ),
        hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
    ),
    st.builds(Handle, st.integers(0, 10**6), st.text()),
    st.builds(Opaque, st.text(), st.text()),
    st.builds(Earlier, st.integers()),
    st.builds(Function, st.integers(), st.text()),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
        st.dictionaries(st.tuples(keys, keys), inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values)
@example([math.nan, math.inf, -0.0])
@example([2**63])
@example({"a": [1, True, 2.0]})
def test_what_goes_in_comes_out(value: Any) -> None:
    assert same(through(value), value)


@pytest.mark.parametrize("scalar", [np.float32(1.5), np.float64("nan"), np.int8(-3), np.bool_(True), np.complex64(1j)])
def test_numpy_scalars_keep_their_type(scalar: Any) -> None:
    assert same(through(scalar), scalar)


def test_records_come_back() -> None:
    tensor = through(Tensor(np.arange(6.0).reshape(2, 3), "float64", "cpu", True))
    assert tensor.array.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert (tensor.dtype, tensor.device, tensor.requires_grad) == ("float64", "cpu", True)
    for record in (
        Frame({"a": [1, 2], "b": ["x", None]}, [0, 1]),
        Figure(1, "t", b"png", 10, 20, [{"lines": [[1.0]]}]),
        Remote("Env", {"step": Function(3, "step")}, {"n": 4}),
    ):
        assert through(record) == record


def test_a_hook_sees_each_record() -> None:
    value = through([Handle(1, "Tensor"), {"x": Earlier(2)}], revive=lambda record: f"<{type(record).__name__}>")
    assert value == ["<Handle>", {"x": "<Earlier>"}]


def test_a_decoded_array_can_be_written_to() -> None:
    array = through(np.zeros(3))
    array[0] = 1
    assert array.tolist() == [1, 0, 0]


Point = namedtuple("Point", "x y")


class Loud(dict):  # type: ignore[type-arg]
    def items(self) -> Any:
        raise RuntimeError("must not run")


class Liar(list):  # type: ignore[type-arg]
    def __iter__(self) -> Any:
        return iter([1, 2, 3])

    def __len__(self) -> int:
        return 10**9


@pytest.mark.parametrize(
    ("value", "want"),
    [
        (Point(1, 2), (1, 2)),
        (OrderedDict(a=1), {"a": 1}),
        (range(3), [0, 1, 2]),
        (deque([1.0]), [1.0]),
        ({"a": 1}.keys(), ["a"]),
        (bytearray(b"x"), b"x"),
        (Loud(a=1), {"a": 1}),
        (Liar([9]), [9]),
        (np.str_("s"), "s"),
        (np.datetime64("2024-01-02"), "2024-01-02"),
        (np.longdouble(2.5), np.float64(2.5)),
    ],
)
def test_relatives_of_plain_data_arrive_as_plain_data(value: Any, want: Any) -> None:
    assert same(through(value), want)


def test_arrays_of_other_layouts_arrive_in_c_order() -> None:
    big_endian = np.arange(6, dtype=">i4").reshape(2, 3).T
    assert same(through(big_endian), np.array([[0, 3], [1, 4], [2, 5]], dtype="<i4"))
    assert same(through(np.arange(10)[::3]), np.array([0, 3, 6, 9]))


def test_an_array_of_objects_is_told_as_such() -> None:
    assert through(np.array([[1], None], dtype=object)) == Opaque("numpy.ndarray", "array of dtype object, shape (2,)")


def cyclic() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


def doubled(times: int) -> list[Any]:
    value: list[Any] = [None]
    for _ in range(times):
        value = [value, value]
    return value


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (cyclic(), "contains itself"),
        (doubled(40), "items"),
        (range(10**15), "items"),
        (np.zeros(10**7), "bytes"),
        ("x" * 10**8, "bytes"),
        (10**5000, "digits"),
        (object(), "object is not data"),
    ],
    ids=lambda part: part if isinstance(part, str) and len(part) < 99 else "value",
)
def test_what_cannot_be_sent_says_why(value: Any, reason: str) -> None:
    with pytest.raises(Unsendable, match=reason):
        encode(value, caps=CAPS)


def test_an_object_becomes_what_the_hook_makes_of_it() -> None:
    data = encode([object()], caps=CAPS, reduce=lambda thing: Opaque(type(thing).__name__, "?"))
    assert decode(data, caps=CAPS) == [Opaque("object", "?")]


def array_header(dtype: bytes, *shape: int) -> bytes:
    return b"a" + bytes([len(dtype)]) + dtype + bytes([len(shape)]) + struct.pack(f"<{len(shape)}Q", *shape)


HOSTILE = {
    "nothing at all": b"",
    "an array of 32 GiB in 30 bytes": array_header(b"<f8", 2**32),
    "an array of every axis at most": array_header(b"<f8", *([2**64 - 1] * 31)),
    "an empty array with an endless axis": array_header(b"<f8", 0, 2**62),
    "an array of objects": array_header(b"|O8", 1) + bytes(8),
    "a structured array": array_header(b"<f8,<f8", 1) + bytes(16),
    "an array of void": array_header(b"|V8", 1) + bytes(8),
    "strings of no width": array_header(b"<U0", 10**12),
    "strings of endless width": array_header(b"<U9999999", 0),
    "a character beyond Unicode": array_header(b"<U1", 1) + b"\xff\xff\xff\xff",
    "a bool of seven": array_header(b"|b1", 1) + b"\x07",
    "a list of four thousand million": b"l\xff\xff\xff\xff",
    "floats beyond the end": b"D\x02\x00\x00\x00" + bytes(8),
    "a text beyond the end": b"s\x05\x00\x00\x00abc",
    "a text that is not UTF-8": b"s\x01\x00\x00\x00\xff",
    "an unhashable key": b"d\x01\x00\x00\x00l\x00\x00\x00\x00N",
    "an unhashable member": b"e\x01\x00\x00\x00l\x00\x00\x00\x00",
    "a deep nest": b"l\x01\x00\x00\x00" * 10_000 + b"N",
    "a second value": b"NN",
    "an unknown record": b"r\xc8",
    "a handle whose number is a text": b"r\x03" + b"s\x00\x00\x00\x00" * 2,
    "a tensor of nothing": b"r\x00N" + b"s\x00\x00\x00\x00" * 2 + b"T",
    "a ragged table": b"r\x01d\x01\x00\x00\x00s\x01\x00\x00\x00al\x00\x00\x00\x00Q\x01\x00\x00\x00" + bytes(8),
    "an integer of 5,000 digits": b"I" + struct.pack("<I", 2100) + b"\x7f" * 2100,
    "colliding keys": b"e" + struct.pack("<I", 99) + b"".join(encode(k * (2**61 - 1), caps=CAPS) for k in range(99)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_unreadable_and_cost_nothing(name: str) -> None:
    tracemalloc.start()
    with pytest.raises(Unreadable):
        decode(HOSTILE[name], caps=CAPS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000


def test_more_bytes_than_the_cap_are_not_even_read() -> None:
    with pytest.raises(Unreadable, match="bytes"):
        decode(bytes(101), caps=Caps(bytes=100))


def test_a_bomb_of_empty_sets_stops_at_the_item_budget() -> None:
    count = 1_000_000
    bomb = b"l" + struct.pack("<I", count) + (b"e" + bytes(4)) * count
    tracemalloc.start()
    with pytest.raises(Unreadable, match="items"):
        decode(bomb, caps=CAPS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120_000_000


def test_many_colliding_keys_do_not_take_hours() -> None:
    """Complex numbers are hashed without a secret: k + (c - 1000003 k) j all have one hash."""
    hashes = [complex(10**12 - 1_000_003 * k, k) for k in range(50_000)]
    assert len({hash(number) for number in hashes}) == 1
    data = b"d" + struct.pack("<I", len(hashes)) + b"".join(encode(k, caps=CAPS) + b"N" for k in hashes)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="hash"):
        decode(data, caps=CAPS)
    assert time.monotonic() - started < 2


def test_the_parts_of_a_batch_share_one_budget() -> None:
    part = encode([None] * 400, caps=CAPS)
    assert len(decode_all([part, None, part], caps=Caps(items=1_000))) == 3
    with pytest.raises(Unreadable, match="items"):
        decode_all([part, part, part], caps=Caps(items=1_000))
    with pytest.raises(Unreadable, match="bytes"):
        decode_all([part, part, part], caps=Caps(bytes=1_000))


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data, caps=TIGHT)
    except Unreadable:
        pass


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values, st.data())
def test_mutated_bytes_are_read_or_refused(value: Any, data: st.DataObject) -> None:
    mutated = bytearray(encode(value, caps=CAPS))
    for _ in range(data.draw(st.integers(1, 4))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    try:
        decode(mutated, caps=TIGHT)
    except Unreadable:
        pass


def test_a_million_floats_take_well_under_a_second() -> None:
    numbers = [float(n) for n in range(1_000_000)]
    started = time.monotonic()
    assert through(numbers) == numbers
    assert time.monotonic() - started < 1
