"""Which contract is said to be broken first, in words that a learner can act on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.checks import AuthorError, Expectation, Failed, expect
from grader.checks.comparing import compare_close, compare_equal
from grader.checks.failures import Contract
from grader.checks.kept import Kept
from sandbox.values import Figure, Handle, Opaque, Tensor

WANT = np.arange(6.0).reshape(2, 3)
AXES = ("batch", "time")


def failure(said: Any) -> Failed:
    """What an expectation raises."""
    with pytest.raises(Failed) as caught:
        said()
    return caught.value


def close(got: Any, want: Any, **said: Any) -> Failed:
    return failure(lambda: expect(got, **said).close_to(want))


@pytest.mark.parametrize(
    ("got", "want", "sentence"),
    [
        (None, WANT, "The answer should be a list or an array, but it is None. Does every path"),
        (True, 1, "True and False are no numbers here."),
        ([1.0], 1.0, "The answer should be a number, but it is a list."),
        ([True, False], [1, 0], "The entries should be numbers."),
        (1, True, "The answer should be a bool, but it is a number."),
        ("3", 3, "The answer should be a number, but it is a string."),
        (Kept(Handle(3, "generator"), lambda _step: None, []), [1, 2], "an object of type generator. A generator"),
        (Opaque("generator", "<generator>"), [1, 2], "A generator yields values one by one; return them all"),
        (Handle(3, "Value"), 1.0, "it is an object of type Value."),
        ({"a": 1}, [1, 2], "it is a dict."),
        ([1], {"a": 1}, "The answer should be a dict, but it is a list."),
        ([[1, 2], [3]], [[1, 2], [3, 4]], "The rows have different lengths"),
        ([1, "2"], [1, 2], "There is a string among the numbers."),
    ],
)
def test_kind_comes_first(got: Any, want: Any, sentence: str) -> None:
    failed = close(got, want)
    assert failed.contract is Contract.KIND
    assert sentence in failed.message


def test_list_or_tuple_matters_only_where_the_author_says_so() -> None:
    expect((1, 2)).equal([1, 2])
    failed = failure(lambda: expect((1, 2)).kind("list").equal([1, 2]))
    assert failed.message == "The answer should be a list, but it is a tuple."
    assert (failed.expected, failed.got) == ("a list", "(1, 2)")


def test_a_wrong_shape_is_told_in_one_notation_with_the_names_of_the_axes() -> None:
    failed = close(WANT.T, WANT, axes=AXES)
    assert failed.contract is Contract.SHAPE
    start = "The shape is wrong: got (3, 2), want (2, 3), that is (batch, time)."
    assert failed.message == f"{start} Yours looks like (time, batch)."
    assert (failed.expected, failed.got) == ("(2, 3)", "(3, 2)")
    assert failure(lambda: expect(WANT.T, axes=AXES).shape(2, 3)).message == failed.message
    assert close(WANT.T, WANT).message == "The shape is wrong: got (3, 2), want (2, 3)."


def test_axes_are_not_guessed_where_lengths_do_not_tell() -> None:
    assert close(np.ones((2, 5)), np.ones((3, 3)), axes=AXES).message.endswith("that is (batch, time).")
    assert close(np.ones(6), WANT, axes=AXES).message.endswith("got (6,), want (2, 3), that is (batch, time).")
    assert close(np.ones((3, 1)), np.ones(3), axes=AXES).message == "The shape is wrong: got (3, 1), want (3,)."
    open_shape = failure(lambda: expect(np.ones((2, 4)), axes=AXES).shape(None, 3))
    assert open_shape.message == "The shape is wrong: got (2, 4), want (any, 3), that is (batch, time)."


def test_dtype_and_device_are_told_in_the_same_way() -> None:
    tensor = Tensor(np.ones(2), "float64")
    assert failure(lambda: expect(tensor).dtype("float32")).message == "The dtype is wrong: got float64, want float32."
    on_cpu = failure(lambda: expect(tensor).device("cuda"))
    assert (on_cpu.contract, on_cpu.message) == (Contract.DEVICE, "The answer lies on cpu, want cuda.")


def test_nan_is_named_with_its_first_place() -> None:
    got = WANT + 100.0
    got[1, 0], got[1, 2] = np.nan, np.inf
    failed = close(got, WANT, axes=AXES)
    assert failed.contract is Contract.FINITE
    assert failed.message == "There is NaN at [1][0] (batch 1, time 0); 2 of 6 values are NaN or infinite."
    assert close([1.0, -np.inf], [1.0, 2.0]).message == "There is minus infinity at [1]."
    single = close(float("nan"), 1.0)
    assert (single.message, single.expected, single.got) == ("The value is NaN.", "1.0", "nan")
    assert close([10**400], [1.0]).contract is Contract.VALUES, "an integer is finite, however long"


def test_the_worst_value_is_pointed_at() -> None:
    failed = close(WANT + np.array([[0, 0, 0.5], [0, -2, 0]]), WANT)
    assert failed.contract is Contract.VALUES
    assert failed.message == "2 of 6 values are wrong; the worst is at [1][1]."
    assert (failed.expected, failed.got) == ("[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]", "[[0.0, 1.0, 2.5], [3.0, 2.0, 5.0]]")
    one = close([1.0, 3.0], [1.0, 2.0], because="Look again.")
    assert one.message == "One value is wrong; look at [1]. Look again."
    assert close(WANT + 1, WANT).message.startswith("All values are wrong; the worst is at [")
    large = np.zeros((10, 10))
    large[3, 4] = 7.0
    assert (close(large, np.zeros((10, 10))).expected, close(large, np.zeros((10, 10))).got) == (
        "0.0 at [3][4]",
        "7.0 at [3][4]",
    )


def test_numbers_are_shown_with_enough_digits_to_differ() -> None:
    failed = failure(lambda: expect(1.00000012).close_to(1.0, rtol=0, atol=1e-9))
    assert (failed.expected, failed.got) == ("1.0", "1.00000012")
    inside = failure(lambda: expect([1.0, 1.00000012]).close_to([1.0, 1.0], rtol=0, atol=1e-9))
    assert (inside.expected, inside.got) == ("1.0 at [1]", "1.00000012 at [1]")


def test_parts_are_named() -> None:
    want = {"dW": WANT, "db": np.array([1.0, 2.0])}
    assert (close({"dW": WANT}, want).message, close({"dW": WANT}, want).got) == ("The keys are wrong.", "['dW']")
    broken = compare_close({"dW": WANT, "db": [1.0, 3.0]}, want)
    assert broken is not None
    assert (broken.where, broken.message) == ("['db'][1]", "In ['db'][1]: One value is wrong; look at [1].")
    assert "In [1]: The shape is wrong: got (1,), want (2,)" in close([[1], [2]], [[1], [2, 3]]).message
    assert close([[1]], [[1], [2, 3]]).message == "The number of entries is wrong: got 1, want 2."
    words = compare_equal(["a", "b"], ["a", "c"])
    assert words is not None
    assert (words.message, words.expected, words.got) == ("In [1]: This is another value.", "'c'", "'b'")


def test_an_object_or_a_figure_is_never_right_as_a_whole() -> None:
    assert compare_equal(Handle(1, "Tensor"), Handle(1, "Tensor")) is not None
    figure = Figure(1, "", b"", 1, 1)
    assert compare_equal(figure, figure) is not None
    kept = Kept(Handle(1, "Tensor"), lambda _step: True, [])
    with pytest.raises(AuthorError, match="expect the data that it gives"):
        expect(kept).equal(kept)


@pytest.mark.parametrize("got", [WANT.T, WANT + 1, [["x"]], None, [[1.0], [2.0, 3.0]], 1e300, {"a": 1}, float("nan")])
def test_no_message_holds_a_right_value(got: Any) -> None:
    want = np.array([[41.5, 42.5, 43.5], [44.5, 45.5, 46.5]])
    failed = close(got, want, axes=AXES)
    assert not any(f"{value:g}" in failed.message for value in want.flat)
    assert len(failed.message) < 200


def test_each_word_says_which_contract_broke() -> None:
    broke: list[tuple[Contract, Any]] = [
        (Contract.KIND, lambda: expect("text").shape(3)),
        (Contract.KIND, lambda: expect(5).length(1)),
        (Contract.KIND, lambda: expect(1).true()),
        (Contract.KIND, lambda: expect(["x"]).at_least(0)),
        (Contract.SHAPE, lambda: expect([1]).length(2)),
        (Contract.FINITE, lambda: expect([1.0, np.inf]).finite()),
        (Contract.VALUES, lambda: expect([0.5, 1.5]).between(0, 1)),
        (Contract.VALUES, lambda: expect(True).false()),
        (Contract.VALUES, lambda: expect(3).one_of([1, 2])),
    ]
    for contract, said in broke:
        assert failure(said).contract is contract
    assert isinstance(expect([0.5]).between(0, 1), Expectation)
