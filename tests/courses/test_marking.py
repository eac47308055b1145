"""What answers are worth, kind by kind: right ones pass whatever their manners, odd ones are refused with a remedy."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies

from courses.contents import Problem
from courses.marking import (
    Mark,
    Unreadable,
    mark,
    mistake_of,
    plain_text,
    read_given,
    read_marks,
    read_number,
    read_shape,
)
from courses.reading_quizzes import read_quiz
from courses.rendering_quizzes import quiz_page
from tests.courses.a_quiz import QUIZ


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("topic")
    (folder / "quiz.toml").write_text(QUIZ)
    problems: list[Problem] = []
    content = read_quiz(folder, name="topic", objectives=[{"id": "1.1.a", "text": "Compute"}], problems=problems)
    assert content is not None, problems
    return {each["id"]: each for each in quiz_page(content, name="topic/quiz.toml", problems=problems) or ()}


def keys(question: dict[str, Any], *numbers: int) -> list[str]:
    return [question["choices"][number]["key"] for number in numbers]


@pytest.mark.parametrize(
    ("key", "chosen", "worth"),
    [
        ("one", [0], Mark(True, 1)),
        ("one", [1], Mark(False, 0)),
        ("many", [0, 2], Mark(True, 1)),
        ("many", [2, 0], Mark(True, 1)),
        ("many", [0], Mark(False, 2 / 3)),
        ("many", [0, 1, 2], Mark(False, 2 / 3)),
        ("many", [1], Mark(False, 0)),
    ],
)
def test_choices(questions: dict[str, dict[str, Any]], key: str, chosen: list[int], worth: Mark) -> None:
    assert mark(questions[key], read_given(questions[key], keys(questions[key], *chosen))) == worth


def test_choosing_nothing_two_or_what_is_not_there_is_refused(questions: dict[str, dict[str, Any]]) -> None:
    one = questions["one"]
    for values, says in (([], "Choose one"), (keys(one, 0, 1), "Only one"), (["nowhere"], "has changed")):
        with pytest.raises(Unreadable, match=says):
            read_given(one, values)
    with pytest.raises(Unreadable, match="at least one"):
        read_given(questions["many"], [])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3), (" 3.0 ", 3), ("+3", 3), ("-3", -3), ("−3", -3), (".5", 0.5), ("0,5", 0.5), ("1e-3", 0.001),
        ("1E3", 1000), ("2,5e1", 25), ("1/2", 0.5), ("-1 / 2", -0.5), ("1.5/0.5", 3), ("3.", 3), ("1,000", 1),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed: str, value: float) -> None:
    assert read_number(typed) == pytest.approx(value, abs=1e-15)


@pytest.mark.parametrize(
    "typed",
    ["nan", "inf", "-Infinity", "1e999", "1e999/1e999", "1_000", "1,234,567", "1,234.5", "0x10", "2^4", "sqrt(2)",
     "1/0", "1/0.0", "1/2/3", "50%", "three", "1 2", "--1", "1e", "/", "()"],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"number"):
        read_number(typed)


@drawn(strategies.text(max_size=250))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (read_number, read_shape):
        try:
            read(text)  # type: ignore[operator]
        except Unreadable as refused:
            assert str(refused)
    assert plain_text(plain_text(text)) == plain_text(plain_text(plain_text(text)))


@pytest.mark.parametrize(
    ("typed", "right"),
    [("0.5", True), ("1/2", True), ("0,509", True), ("0.51", True), ("0.49", True), ("0.5101", False), ("2", False)],
)
def test_numbers_count_within_their_tolerance(questions: dict[str, dict[str, Any]], typed: str, right: bool) -> None:
    number = questions["number"]
    assert mark(number, read_given(number, [typed])) == Mark(right, float(right))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("np.sum", True), ("  NP.SUM ", True), ("`np.sum`", True), ('"np.sum".', True), ("np.sum()", True),
        ("secretsum", True), ("ｎｐ．ｓｕｍ", True), ("sum", False), ("np.prod", False), ("np sum", False),
    ],
)  # fmt: skip
def test_texts_count_whatever_their_manners(questions: dict[str, dict[str, Any]], typed: str, right: bool) -> None:
    word = questions["word"]
    assert mark(word, read_given(word, [typed])).right is right


@pytest.mark.parametrize(
    "typed", ["(3, 4)", "3,4", "3 x 4", "3x4", "3 × 4", "[3, 4]", "3 4", "( 3 ,4 )", "3*4", "torch.Size([3, 4])"]
)
def test_shapes_are_read_as_people_write_them(questions: dict[str, dict[str, Any]], typed: str) -> None:
    shape = questions["shape"]
    assert mark(shape, read_given(shape, [typed])).right


@pytest.mark.parametrize(
    ("typed", "sizes"), [("(5,)", [5]), ("5", [5]), ("()", []), ("0 x 7", [0, 7]), ("4,3", [4, 3])]
)
def test_sizes_are_kept_in_their_order(typed: str, sizes: list[int]) -> None:
    assert read_shape(typed) == sizes


@pytest.mark.parametrize("typed", ["3.4", "3,,4", "x3", "(3, n)", "-3, 4", "three by four", "3;4", "1" * 12, "1," * 13])
def test_what_is_no_shape_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"\(3, 4\)"):
        read_shape(typed)


@pytest.mark.parametrize(
    ("key", "typed", "mistake"),
    [("number", "2", "double"), ("word", "PROD.", "multiplies"), ("shape", "4 x 3", "turned"), ("number", "7", "")],
)
def test_typical_mistakes_are_recognised(
    questions: dict[str, dict[str, Any]], key: str, typed: str, mistake: str
) -> None:
    found = mistake_of(questions[key], read_given(questions[key], [typed]))
    assert found is not None and mistake in found["feedback_html"] if mistake else found is None


@pytest.mark.parametrize("key", ["number", "word", "shape", "words"])
def test_nothing_and_far_too_much_are_refused(questions: dict[str, dict[str, Any]], key: str) -> None:
    for values in ([], [""], [" \n "], ["\0"]):
        with pytest.raises(Unreadable, match="nothing in it"):
            read_given(questions[key], values)
    with pytest.raises(Unreadable, match="at most"):
        read_given(questions[key], ["9" * 10_001])


def test_a_written_answer_is_worth_what_its_writer_marks(questions: dict[str, dict[str, Any]]) -> None:
    words = questions["words"]
    given = read_given(words, ["Because\r\nof it\0."])
    assert given == {"text": "Because\nof it."}
    assert mark(words, given) == Mark(None, None)
    for met, share in ((["0"], 0.5), (["0", "1"], 1.0), ([], 0.0), (["7", "x"], 0.0)):
        assert mark(words, {**given, "marks": read_marks(words, met)}) == Mark(None, share)
