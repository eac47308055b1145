"""Quizzes of the curriculum: complete, tied to objectives, feedback on every choice, and answers that hold."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from courses.rendering import rendered
from tests import needs

CURRICULUM = Path(__file__).resolve().parents[2] / "courses" / "curriculum"
QUIZZES = sorted(CURRICULUM.glob("*/*/quiz.toml"))
COMMON = {"id", "kind", "objective", "prompt"}
OPEN = {"explanation"}
NEEDED = {
    "single": {"choices"},
    "multiple": {"choices"},
    "numeric": {"answer", "tolerance", "proof"} | OPEN,
    "text": {"accepted"} | OPEN,
    "shape": {"code", "answer"} | OPEN,
    "written": {"model", "criteria"},
}
# Objectives that begin so can't be shown by a choice alone.
IN_OWN_WORDS = re.compile(r"(understand|explain|derive|know)\b", re.IGNORECASE)

each_quiz = pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.parent.name)


def questions(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["questions"])


def objectives(path: Path) -> dict[str, str]:
    topic = tomllib.loads((path.parent / "topic.toml").read_text(encoding="utf-8"))
    return {objective["id"]: objective["text"] for objective in topic["objectives"]}


def texts(question: dict[str, Any]) -> Iterator[str]:
    """Everything of a question that is Markdown."""
    yield question["prompt"]
    yield from (question[key] for key in ("explanation", "model") if key in question)
    yield from question.get("criteria", ())
    for each in (*question.get("choices", ()), *question.get("mistakes", ())):
        yield each["feedback"]
        yield each.get("text", "")


def test_there_are_quizzes() -> None:
    assert QUIZZES


@each_quiz
def test_questions_have_the_keys_of_their_kind_and_ids_of_their_own(path: Path) -> None:
    for question in questions(path):
        keys = set(question) - {"mistakes"}
        assert keys == COMMON | NEEDED[question["kind"]], question["id"]
        assert all(question.values()), f"{question['id']}: something is empty"
    ids = [question["id"] for quiz in QUIZZES for question in questions(quiz)]
    assert len(ids) == len(set(ids))


@each_quiz
def test_it_asks_in_every_way_and_for_every_objective(path: Path) -> None:
    asked = questions(path)
    assert len(asked) >= 8
    assert {question["kind"] for question in asked} == set(NEEDED)
    assert {question["objective"] for question in asked} == set(objectives(path))
    in_words = {question["objective"] for question in asked if question["kind"] == "written"}
    assert {key for key, text in objectives(path).items() if IN_OWN_WORDS.match(text)} <= in_words


@each_quiz
def test_choices_are_right_or_wrong_each_with_feedback(path: Path) -> None:
    for question in questions(path):
        if question["kind"] in ("single", "multiple"):
            choices = question["choices"]
            right = sum(choice["right"] for choice in choices)
            assert 3 <= len(choices) <= 6 and right < len(choices), question["id"]
            assert right == 1 if question["kind"] == "single" else right >= 1, question["id"]
            assert all(set(choice) == {"text", "right", "feedback"} for choice in choices), question["id"]
            assert all(len(choice["feedback"].split()) >= 5 for choice in choices), question["id"]


@each_quiz
def test_a_foreseen_mistake_is_never_a_right_answer(path: Path) -> None:
    for question in questions(path):
        for mistake in question.get("mistakes", ()):
            kind, where = question["kind"], f"{question['id']}: {mistake}"
            assert set(mistake) == {"answers" if kind == "text" else "answer", "feedback"}, where
            if kind == "text":
                assert not set(mistake["answers"]) & set(question["accepted"]), where
            elif kind == "numeric":
                assert abs(mistake["answer"] - question["answer"]) > 2 * question["tolerance"], where
            else:
                assert kind == "shape" and mistake["answer"] != question["answer"], where


@each_quiz
def test_every_text_renders_with_its_formulas(path: Path) -> None:
    for question in questions(path):
        for text in texts(question):
            assert "$" not in rendered(text), question["id"]


@each_quiz
def test_numbers_and_shapes_are_what_python_says(path: Path) -> None:
    computed = [each for each in questions(path) if each["kind"] in ("numeric", "shape")]
    lines = [each.get("proof") or f"{each['code']}\nprint(result.shape)" for each in computed]
    python = needs.libraries("science")
    script = "\n".join(["import numpy as np", *lines])
    done = subprocess.run([python, "-W", "error", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    for question, said in zip(computed, done.stdout.splitlines(), strict=True):
        if question["kind"] == "shape":
            assert said == str(tuple(question["answer"])), question["id"]
        else:
            assert abs(float(said) - question["answer"]) <= question["tolerance"], question["id"]
