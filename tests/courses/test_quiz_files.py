"""Quizzes of the curriculum: the reader finds nothing wrong in them, every formula renders, and answers hold.

What a quiz must have is the reader's affair (test_reading_quizzes.py); here Python says whether numbers and shapes are
right, which no reader does.
"""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from courses.contents import Problem, QuizContent
from courses.marking import mark, read_given
from courses.reading_quizzes import read_quiz
from courses.rendering_quizzes import quiz_page
from tests import needs

CURRICULUM = Path(__file__).resolve().parents[2] / "courses" / "curriculum"
QUIZZES = sorted(CURRICULUM.glob("*/*/quiz.toml"))

each_quiz = pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.parent.name)


def read(path: Path) -> QuizContent:
    topic = tomllib.loads((path.parent / "topic.toml").read_text(encoding="utf-8"))
    problems: list[Problem] = []
    content = read_quiz(path.parent, name=path.parent.name, objectives=topic["objectives"], problems=problems)
    assert content is not None and not problems, problems
    return content


def test_there_are_quizzes_and_no_question_has_the_id_of_another() -> None:
    ids = [question.id for path in QUIZZES for question in read(path).questions]
    assert len(ids) >= 8 and len(ids) == len(set(ids))


@each_quiz
def test_every_text_renders_with_its_formulas(path: Path) -> None:
    problems: list[Problem] = []
    page = quiz_page(read(path), name=path.name, problems=problems)
    assert page is not None, problems
    for question in page:
        html = [value for key, value in question.items() if key.endswith("_html")]
        html += [each[key] for each in question.get("choices", ()) for key in ("html", "feedback_html")]
        assert not [text for text in html if "$" in text], question["id"]


@each_quiz
def test_the_right_answers_are_judged_right_as_a_form_sends_them(path: Path) -> None:
    for question in quiz_page(read(path), name=path.name, problems=[]) or ():
        if question["kind"] == "written":
            continue
        right = [choice["key"] for choice in question.get("choices", ()) if choice["right"]]
        values = right or question.get("accepted") or [str(question.get("answer"))]
        assert mark(question, read_given(question, values)).right, question["id"]


@each_quiz
def test_numbers_and_shapes_are_what_python_says(path: Path) -> None:
    computed = [each for each in read(path).questions if each.kind in ("numeric", "shape")]
    lines = [each.proof or f"{each.code}\nprint(result.shape)" for each in computed]
    python = needs.libraries("science")
    script = "\n".join(["import numpy as np", *lines])
    done = subprocess.run([python, "-W", "error", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    for question, said in zip(computed, done.stdout.splitlines(), strict=True):
        if question.kind == "shape":
            assert said == str(question.answer), question.id
        else:
            assert abs(float(said) - question.answer) <= question.tolerance, question.id
