"""Reading one quiz.toml: questions of six kinds, each tied to an objective. Every mistake is noted with its line.

The format is the one of docs/authoring.md, and so are its rules: they are kept here, so that no author finds out from a
learner. Python in it is parsed, never run; the tests run it. `courses.rendering_quizzes` makes HTML of what is read.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from courses.contents import QUESTION_KINDS, Choice, Mistake, Passage, Problem, Question, QuizContent
from courses.marking import plain_text
from courses.tables import Table, read_table

LEAST = 8  # questions of a quiz
LEAST_WORDS = 5  # of the feedback on a choice: "Wrong." teaches nothing
CHOICES = range(3, 7)
LONGEST_ID = 100
# Objectives that begin so can't be shown by a choice alone.
IN_OWN_WORDS = re.compile(r"(understand|explain|derive|know)\b", re.IGNORECASE)

_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


def read_quiz(
    folder: Path, *, name: str, objectives: Sequence[Mapping[str, str]], problems: list[Problem]
) -> QuizContent | None:
    """The topic's quiz; None where it has none, or, with the problems noted, where something in it is wrong.

    `name` is the topic's folder as problems name it, `objectives` the topic's own: {id, text}.
    """
    path = folder / "quiz.toml"
    if not path.is_file():
        return None
    before = len(problems)
    table = read_table(path, name=f"{name}/quiz.toml", problems=problems)
    if table is None:
        return None
    met: set[str] = set()
    known = [objective["id"] for objective in objectives]
    questions = tuple(_question(each, known, met) for each in table.tables("questions", needed=True))
    table.finish()
    if len(problems) == before:
        _check_whole(table, questions, objectives)
    return QuizContent(questions) if len(problems) == before else None


def _check_whole(table: Table, questions: Sequence[Question], objectives: Sequence[Mapping[str, str]]) -> None:
    """What only all questions together can miss."""
    if len(questions) < LEAST:
        table.complain(f"the quiz has {len(questions)} questions; it needs {LEAST} or more")
    for kind in QUESTION_KINDS:
        if not any(question.kind == kind for question in questions):
            table.complain(f"no question is of the kind {kind}; a quiz asks in every way")
    for objective in objectives:
        kinds = {question.kind for question in questions if question.objective == objective["id"]}
        if not kinds:
            table.complain(f"no question asks for the objective {objective['id']}")
        elif IN_OWN_WORDS.match(objective["text"]) and "written" not in kinds:
            table.complain(
                f"objective {objective['id']} is to be shown in one's own words; it wants a written question"
            )


def _question(table: Table, objectives: Sequence[str], met: set[str]) -> Question:
    key = table.text("id")
    if key and (not _ID.fullmatch(key) or len(key) > LONGEST_ID):
        said = f"lower-case words and numbers joined by hyphens or points, at most {LONGEST_ID} characters"
        table.complain(f"id = {key!r} must be {said}", "id")
    elif key in met:
        table.complain(f"id {key} is taken by a question above; answers are kept under it", "id")
    met.add(key)
    kind = table.text("kind", choices=QUESTION_KINDS)
    objective = table.text("objective")
    if objective and objective not in objectives:
        table.complain(f"objective = {objective!r} is none of the topic's: {', '.join(objectives)}", "objective")
    prompt = _passage(table, "prompt")
    if kind not in _KINDS:
        return Question(key, kind, objective, prompt)  # which further keys are right can't be told
    question = Question(key, kind, objective, prompt, **_KINDS[kind](table))
    table.finish()
    return question


def _choices(table: Table) -> dict[str, Any]:
    choices = tuple(map(_choice, table.tables("choices", needed=True)))
    if len(choices) not in CHOICES:
        table.complain(f"there are {len(choices)} choices; there must be {CHOICES[0]} to {CHOICES[-1]}")
    if len({choice.key for choice in choices}) < len(choices):
        table.complain("two choices have the same text")
    return {"choices": choices}


def _single(table: Table) -> dict[str, Any]:
    facts = _choices(table)
    right = sum(choice.right for choice in facts["choices"])
    if right != 1:
        table.complain(f"{right} choices are right; in a question of the kind single it is exactly one")
    return facts


def _multiple(table: Table) -> dict[str, Any]:
    facts = _choices(table)
    if not 0 < sum(choice.right for choice in facts["choices"]) < len(facts["choices"]):
        table.complain("at least one choice must be right and at least one wrong")
    return facts


def _choice(table: Table) -> Choice:
    choice = Choice(_passage(table, "text"), table.flag("right", needed=True), _passage(table, "feedback"))
    if len(choice.feedback.text.split()) < LEAST_WORDS:
        table.complain(f"feedback says why, in {LEAST_WORDS} words or more", "feedback")
    table.finish()
    return choice


def _numeric(table: Table) -> dict[str, Any]:
    answer, tolerance = table.real("answer"), table.number("tolerance")
    proof = table.text("proof")
    _parsed(table, "proof", proof)
    mistakes = []
    for each in table.tables("mistakes"):
        wrong = each.real("answer")
        if abs(wrong - answer) <= 2 * tolerance:
            each.complain(f"answer = {wrong:g} is within twice the tolerance of the right answer", "answer")
        mistakes.append(_mistake(each, (wrong,)))
    return {
        "answer": answer, "tolerance": tolerance, "proof": proof, "mistakes": tuple(mistakes), **_explanation(table),
    }  # fmt: skip


def _text(table: Table) -> dict[str, Any]:
    accepted = _some(table, "accepted")
    right = {plain_text(each) for each in accepted}
    mistakes = []
    for each in table.tables("mistakes"):
        answers = _some(each, "answers")
        if taken := [answer for answer in answers if plain_text(answer) in right]:
            each.complain(f"answers has {taken[0]!r}, which is accepted as right", "answers")
        mistakes.append(_mistake(each, answers))
    return {"accepted": accepted, "mistakes": tuple(mistakes), **_explanation(table)}


def _shape(table: Table) -> dict[str, Any]:
    code, answer = table.text("code").strip("\n"), table.integers("answer")
    tree = _parsed(table, "code", code)
    if tree is not None and not _assigns_result(tree):
        table.complain("code must end by assigning result = …", "code")
    mistakes = []
    for each in table.tables("mistakes"):
        wrong = each.integers("answer")
        if wrong == answer:
            each.complain("answer is the right one", "answer")
        mistakes.append(_mistake(each, (list(wrong),)))
    return {"code": code, "answer": answer, "mistakes": tuple(mistakes), **_explanation(table)}


def _written(table: Table) -> dict[str, Any]:
    line = table.line("criteria")
    criteria = tuple(Passage(text, line) for text in _some(table, "criteria"))
    return {"model": _passage(table, "model"), "criteria": criteria}


_KINDS: Mapping[str, Callable[[Table], dict[str, Any]]] = {
    "single": _single, "multiple": _multiple, "numeric": _numeric, "text": _text, "shape": _shape, "written": _written,
}  # fmt: skip


def _mistake(table: Table, answers: tuple[Any, ...]) -> Mistake:
    mistake = Mistake(answers, _passage(table, "feedback"))
    table.finish()
    return mistake


def _explanation(table: Table) -> dict[str, Any]:
    return {"explanation": _passage(table, "explanation")}


def _passage(table: Table, key: str) -> Passage:
    return Passage(table.text(key), table.line(key))


def _some(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts that may not be empty, and none of them either."""
    texts = table.texts(key)
    if not texts or not all(text.strip() for text in texts):
        table.complain(f'{key} must be a list of texts, none empty: ["…", "…"]', key)
    return texts


def _parsed(table: Table, key: str, source: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an odd escape is what the tests run into, not the reader
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError) as error:  # ValueError: a null byte
            table.complain(f"{key} is not Python: {error}", key)
            return None


def _assigns_result(tree: ast.Module) -> bool:
    last = tree.body[-1] if tree.body else None
    return isinstance(last, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "result" for target in last.targets
    )
