"""What an author can say about an answer, and what hostile answers can't get past."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks import Failed, expect
from grader.checks.comparing import compare_close, compare_equal
from grader.checks.showing import show
from sandbox.values import Figure, Frame, Opaque, Tensor

NAN, INF = float("nan"), float("inf")
HUGE = 10**400

RIGHT: list[tuple[Any, Any]] = [
    (1, 1.0),
    (np.float32(0.1), 0.1),
    (np.array(2.0), 2.0),
    (Tensor(np.array(2.0, dtype=np.float32)), 2.0),
    ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])),
    (((1, 2), (3, 4)), [[1.0, 2.0], [3.0, 4.0]]),
    ([np.float64(1.0), 2], [1, 2]),
    ([np.array([1.0, 2.0]), [3, 4]], [[1, 2], [3, 4]]),
    (Tensor(np.ones((2, 2), dtype=np.float32), "float32"), np.ones((2, 2))),
    (np.full(3, 1.00005, dtype=np.float32), np.ones(3)),
    ([], np.zeros((0, 3))),
    ([[], []], np.zeros((2, 0))),
    ([INF, -INF], np.array([INF, -INF])),
    (1 + 1e-9j, 1 + 0j),
    ({"w": [1.0], "b": 0.0}, {"b": np.array(0), "w": np.array([1])}),
    ([[1.0], [2.0, 3.0]], [[1.0], [2.0, 3.0]]),
    ((np.ones(2), 3.0), (np.ones(2), 3)),
    (Frame({"x": [1, 2]}, [0, 1]), Frame({"x": [1.0, 2.0]}, [0, 1])),
]

WRONG: list[tuple[Any, Any]] = [
    (True, 1),
    ([True, False], [1, 0]),
    (np.array([True]), np.array([1.0])),
    ([1, True], [1, 1]),
    (1, True),
    ("1", 1),
    (None, 0),
    (b"1", 1),
    ({}, []),
    (set(), []),
    (NAN, 0.0),
    (NAN, NAN),
    ([NAN, NAN], [1.0, 2.0]),
    (np.full((2, 2), NAN), np.ones((2, 2))),
    (INF, 1e308),
    (-INF, INF),
    (HUGE, 1.0),
    (-HUGE, INF),
    ([-HUGE], [INF]),
    (np.ones(3), np.ones((3, 1))),
    (np.ones((1, 3)), np.ones(3)),
    (5.0, np.full(4, 5.0)),
    (np.array([5.0]), 5.0),
    (np.zeros((0, 3)), np.ones((2, 3))),
    ([], [1.0]),
    ([], 0.0),
    ([[1, 2], [3]], [[1, 2], [3, 4]]),
    ([[1, "2"], [3, 4]], [[1, 2], [3, 4]]),
    ([[1, None], [3, 4]], [[1, 2], [3, 4]]),
    (np.array(["1", "2"]), [1, 2]),
    (1.0 + 1j, 1.0),
    (np.float16(1.01), 1.0),
    (Tensor(np.array([1.01], dtype=np.float32), "bfloat16"), np.array([1.0])),
    (Opaque("generator", "<generator>"), [1]),
    (Figure(1, "", b"", 1, 1), [1]),
    ({"w": [1.0]}, {"w": [1.0], "b": 0.0}),
    ({"w": [1.0], True: 0.0}, {"w": [1.0], 1: 0.0}),
    ([[1.0], [2.0]], [[1.0], [2.0, 3.0]]),
]


@pytest.mark.parametrize(("got", "want"), RIGHT)
def test_right_answers_pass_whatever_their_manners(got: Any, want: Any) -> None:
    expect(got).close_to(want)


@pytest.mark.parametrize(("got", "want"), WRONG)
def test_wrong_answers_fail_however_they_are_dressed(got: Any, want: Any) -> None:
    with pytest.raises(Failed):
        expect(got).close_to(want)


def test_equality_is_exact_where_floats_would_round() -> None:
    assert compare_equal(2**53 + 1, 2**53) is not None
    assert compare_equal([2**53 + 1], np.array([float(2**53)])) is not None
    assert compare_equal(HUGE, HUGE + 1) is not None
    assert compare_equal(HUGE, HUGE) is None


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (1, "1"),
        ("a", "b"),
        (True, 1),
        ({1}, {1, 2}),
        ({True}, {1}),
        ([1, 2], [2, 1]),
        (None, False),
        ("ab", ["a", "b"]),
    ],
)
def test_unequal(got: Any, want: Any) -> None:
    with pytest.raises(Failed):
        expect(got).equal(want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ("a", "a"),
        ({1, 2.0}, {1.0, 2}),
        ((1, "x"), [1, "x"]),
        ({"a": [1, {"b": None}]}, {"a": (1, {"b": None})}),
        (np.int8(3), 3),
    ],
)
def test_equal(got: Any, want: Any) -> None:
    expect(got).equal(want)


def test_half_precision_is_granted_only_where_the_right_value_has_it() -> None:
    claimed = Tensor(np.array([1.005], dtype=np.float32), "bfloat16")
    expect(claimed).close_to(Tensor(np.array([1.0], dtype=np.float32), "bfloat16"))
    with pytest.raises(Failed):
        expect(claimed).close_to(np.array([1.0]))


def test_every_word_can_fail() -> None:
    words = [
        lambda: expect([1, 2]).shape(3),
        lambda: expect("text").shape(3),
        lambda: expect([1]).kind("array"),
        lambda: expect(np.ones(2)).dtype("float32"),
        lambda: expect(1.5).dtype("int"),
        lambda: expect(Tensor(np.ones(2))).device("cuda"),
        lambda: expect(np.ones(2)).device("cpu"),
        lambda: expect(1).true(),
        lambda: expect(True).false(),
        lambda: expect([0.5, NAN]).between(0, 1),
        lambda: expect([0.5, 1.5]).between(0, 1),
        lambda: expect(True).between(0, 1),
        lambda: expect(1 + 1j).between(0, 1),
        lambda: expect(NAN).at_least(0),
        lambda: expect(NAN).at_most(0),
        lambda: expect([1.0, INF]).finite(),
        lambda: expect(complex(NAN, 0)).finite(),
        lambda: expect("x").finite(),
        lambda: expect(True).one_of([1, 2]),
        lambda: expect([1]).length(2),
        lambda: expect(5).length(1),
        lambda: expect("abc").contains("x"),
        lambda: expect([True]).contains(1),
    ]
    for word in words:
        with pytest.raises(Failed):
            word()


def test_every_word_can_hold() -> None:
    expect(np.ones((2, 3), dtype=np.float32)).shape(2, None).kind("array").dtype("float32").dtype("float").finite()
    expect(Tensor(np.ones(2), device="cuda:1")).device("cuda")
    expect(np.bool_(True)).true()
    expect(HUGE).finite().at_least(0)
    expect([0, 1]).between(0, 1).length(2).contains(1.0)
    expect("b").one_of("abc")


def test_what_is_shown_stays_short() -> None:
    nested: Any = 1
    for _ in range(60):
        nested = [nested]
    for value in [HUGE, "x" * 10**6, b"y" * 10**6, [[1.0] * 1000] * 1000, nested, np.ones((50, 50)), {"k" * 10**5: 1}]:
        assert len(show(value)) <= 200


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.just(HUGE)
    | st.sampled_from([np.array([1.0, NAN]), np.array(3), np.array([[True]]), np.array(["a"]), np.zeros((0, 2))]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=2) | st.integers() | st.booleans(), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(got=VALUES, want=VALUES)
def test_comparing_never_stumbles_over_a_value(got: Any, want: Any) -> None:
    compare_close(got, want)
    compare_equal(got, want)
    show(got)
    for word in (lambda: expect(got).finite(), lambda: expect(got).between(0, 1), lambda: expect(got).shape(2)):
        try:
            word()
        except Failed:
            pass
