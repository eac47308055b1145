"""Which contract is said to be broken first, in words that a learner can act on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.diagnosis import Break, Contract, Pair, Tolerance, first_break
from sandbox.values import Handle, Opaque, Tensor

WANT = np.arange(6.0).reshape(2, 3)
AXES = ("batch", "time")


def broken(got: Any, want: Any, contract: Contract | None = None, tolerance: Tolerance | None = None) -> Break:
    found = first_break(Pair(got, want), contract or Contract(), tolerance or Tolerance())
    assert found is not None
    return found


def is_right(got: Any, want: Any, contract: Contract | None = None) -> bool:
    return first_break(Pair(got, want), contract or Contract(), Tolerance()) is None


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (WANT.tolist(), WANT),
        (tuple(map(tuple, WANT.tolist())), WANT),
        (Tensor(WANT.astype(np.float32)), WANT),
        (np.int64(3), 3.0),
        (np.array(3.0), 3),
        (Tensor(np.array(3.0)), 3),
        ([1, 2], [1.0, 2.0 + 1e-9]),
        (float("nan"), float("nan")),
        ([np.inf, 1.0], [np.inf, 1.0]),
        ([], np.empty(0)),
        ((WANT, [1.0]), (WANT, np.array([1.0]))),
        ({"dW": WANT, "name": "w"}, {"name": "w", "dW": WANT.tolist()}),
        ([[1], [2, 3]], [[1], [2, 3]]),
        (10**400, 10**400),
        ({1, 2}, {2, 1}),
        (None, None),
        (True, True),
    ],
)
def test_right_answers_do_not_fail_on_manners(got: Any, want: Any) -> None:
    assert is_right(got, want)


@pytest.mark.parametrize(
    ("got", "want", "sentence"),
    [
        (None, WANT, "The result is None; expected numbers (a list, an array or a tensor)."),
        (True, 1, "True and False are no numbers here."),
        ([1.0], 1.0, "The result is a list; expected a number."),
        ([True, False], [1, 0], "expected numbers"),
        (1, True, "The result is a number; expected True or False."),
        ("3", 3, "The result is a string; expected a number."),
        (Opaque("generator", "<generator>"), [1, 2], "A generator yields values one by one"),
        (Handle(3, "Value"), 1.0, "The result is an object of type Value"),
        ({"a": 1}, [1, 2], "The result is a dict"),
        (3.5, "abc", "expected a string"),
        ([1], {"a": 1}, "The result is a list; expected a dict."),
    ],
)
def test_kind_comes_first(got: Any, want: Any, sentence: str) -> None:
    found = broken(got, want)
    assert found.contract == "kind"
    assert sentence in found.sentence


def test_list_or_tuple_matters_only_where_the_contract_says_so() -> None:
    assert is_right((1, 2), [1, 2])
    assert broken((1, 2), [1, 2], Contract(kind="list")).sentence == "The result is a tuple; expected a list."
    assert is_right((1, 2), [1, 2], Contract(kind="sequence"))
    assert broken(WANT, WANT, Contract(kind="tensor")).contract == "kind"
    assert broken(1.5, 1.5, Contract(kind="integer")).contract == "kind"
    assert is_right(np.int32(2), 2, Contract(kind="integer"))


def test_shape_speaks_the_axis_names_of_the_exercise() -> None:
    found = broken(WANT.T, WANT, Contract(axes=AXES))
    assert found.contract == "shape"
    assert found.sentence == "The shape is wrong: got (time, batch) = (3, 2), expected (batch, time) = (2, 3)."


def test_axis_names_are_not_guessed_where_lengths_do_not_tell() -> None:
    found = broken(np.ones((2, 5)), np.ones((3, 3)), Contract(axes=AXES))
    assert found.sentence == "The shape is wrong: got (2, 5), expected (batch, time) = (3, 3)."


def test_nothing_is_broadcast() -> None:
    assert broken(1.0, np.ones(3)).sentence == "The shape is wrong: got a single number, expected (3,)."
    assert broken(np.ones((3, 1)), np.ones(3)).contract == "shape"
    assert broken(np.ones((2, 3)), np.ones((1, 3)), Contract(shape=(None, 3))).contract == "shape"


def test_dtype_and_device_come_after_shape() -> None:
    contract = Contract(dtype="float32", device="cuda")
    assert broken(Tensor(np.ones(2), "float64"), np.ones(3), contract).contract == "shape"
    found = broken(Tensor(np.ones(3), "float64"), np.ones(3), contract)
    assert (found.contract, found.sentence) == ("dtype", "The dtype is float64; expected float32.")
    assert broken(Tensor(np.ones(3, np.float32)), np.ones(3), contract).contract == "device"
    assert is_right(Tensor(np.ones(3, np.float32), device="cuda:1"), np.ones(3), contract)
    assert is_right([1, 2], [1, 2], Contract(dtype="int"))
    assert broken([1.0, 2.0], [1, 2], Contract(dtype="int")).contract == "dtype"


def test_nan_is_named_with_its_first_place() -> None:
    got = WANT.copy()
    got[1, 0], got[1, 2] = np.nan, np.inf
    found = broken(got, WANT, Contract(axes=AXES))
    assert (found.contract, found.index) == ("finite", (1, 0))
    assert found.sentence == "There is NaN at [batch 1, time 0], expected 3 (2 of 6 values are NaN or infinite)."
    assert broken(float("nan"), 1.0).sentence == "There is NaN, expected 1."


def test_the_worst_value_is_shown() -> None:
    found = broken(WANT + np.array([[0, 0, 0.5], [0, -2, 0]]), WANT)
    assert (found.contract, found.index, found.got, found.want) == ("values", (1, 1), "2", "4")
    assert found.sentence == "2 of 6 values are wrong; the worst is at [1, 1]: got 2, expected 4."


def test_numbers_are_shown_with_enough_digits_to_differ() -> None:
    assert broken(1.0000012, 1.0, tolerance=Tolerance(0, 1e-9)).sentence == "Got 1.0000012, expected 1."


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (float("nan"), 1.0),
        (1.0, float("nan")),
        (float("inf"), 1e308),
        (1e308, float("inf")),
        (-float("inf"), float("inf")),
        (2**53, 2**53 + 1),
        (10**400, 10**400 + 1),
        (10**400, 1.0),
    ],
)
def test_strange_numbers_never_pass_for_others(got: Any, want: Any) -> None:
    assert first_break(Pair(got, want), Contract(), Tolerance(0.0, 0.0)) is not None
    assert not is_right(got, want) or want == 2**53 + 1


def test_parts_are_named() -> None:
    want = {"dW": WANT, "db": np.array([1.0, 2.0])}
    assert broken({"dW": WANT}, want).sentence == "The keys are wrong: 'db' is missing."
    found = broken({"dW": WANT, "db": [1.0, 3.0]}, want)
    assert found.index == ("db", 1)
    assert found.sentence.startswith("In part 'db': 1 of 2 values are wrong")
    assert broken((WANT, 1.0), (WANT, np.ones(2))).sentence.startswith("At index 1: The shape is wrong")
    assert broken([[1], [2]], [[1], [2, 3]]).sentence == "At index 1: The shape is wrong: got (1,), expected (2,)."
    assert broken(["a", "b"], ["a", "c"]).sentence == "At index 1: Got 'b', expected 'c'."


def test_a_handle_is_never_right() -> None:
    handle = Handle(1, "Tensor")
    assert not is_right(handle, handle)


def test_long_values_are_shortened() -> None:
    found = broken("x" * 10_000, "y")
    assert len(found.sentence) < 200
    assert "digits" in broken(10**500, 10**500 + 1).sentence
