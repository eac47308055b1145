"""A quiz as it is stored: every text as HTML, what judges an answer beside it. Made once, at import.

Pages never hand a stored question to a template as it is: what may be seen before an answer is `hub.pages.questions`'
affair. An author's proof isn't stored at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from courses.contents import Mistake, Passage, Problem, Question, QuizContent
from courses.rendering import BadFormula, rendered

QUIZZES = "1"  # raise it when the same quiz gives another page: every quiz is made anew at the next import

_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)

Html = Callable[[Passage | None], str]


def quiz_page(content: QuizContent, *, name: str, problems: list[Problem]) -> list[dict[str, Any]] | None:
    """The questions; None, with the problem noted, for a bad formula. `name` is quiz.toml as problems name it.

    Each is {id, kind, objective, version, prompt_html} and what its kind has: {choices: [{key, html, spoken, right,
    feedback_html}]}, {answer, tolerance, accepted, code_html, mistakes: [{answers, feedback_html}], explanation_html},
    {model_html, criteria: [{html, spoken}]}.
    """
    before = len(problems)

    def html(passage: Passage | None) -> str:
        if passage is None:
            return ""
        try:
            return rendered(passage.text)
        except BadFormula as error:
            line = passage.line + passage.text.partition(error.tex.split("\n")[0])[0].count("\n")
            problems.append(Problem(name, line, str(error)))
            return ""

    questions = [_question(question, html) for question in content.questions]
    return questions if len(problems) == before else None


def outline(content: QuizContent) -> list[dict[str, str]]:
    """What lists and reports need of each question: {id, kind, objective}."""
    return [{"id": each.id, "kind": each.kind, "objective": each.objective} for each in content.questions]


def _question(question: Question, html: Html) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": question.id, "kind": question.kind, "objective": question.objective, "version": question.version,
        "prompt_html": html(question.prompt),
    }  # fmt: skip
    if question.kind in ("single", "multiple"):
        choices = [
            {"key": each.key, "right": each.right, "html": _inline(html(each.text)), "spoken": _spoken(each.text),
             "feedback_html": html(each.feedback)}
            for each in question.choices
        ]  # fmt: skip
        return {**shown, "choices": choices}
    if question.kind == "written":
        criteria = [{"html": _inline(html(each)), "spoken": _spoken(each)} for each in question.criteria]
        return {**shown, "model_html": html(question.model), "criteria": criteria}
    mistakes = [_mistake(each, html) for each in question.mistakes]
    return {**shown, **_judged(question), "mistakes": mistakes, "explanation_html": html(question.explanation)}


def _judged(question: Question) -> dict[str, Any]:
    if question.kind == "numeric":
        return {"answer": question.answer, "tolerance": question.tolerance}
    if question.kind == "shape":
        return {"answer": list(question.answer), "code_html": rendered(f"~~~~python\n{question.code}\n~~~~")}
    return {"accepted": list(question.accepted)}


def _mistake(mistake: Mistake, html: Html) -> dict[str, Any]:
    return {"answers": list(mistake.answers), "feedback_html": html(mistake.feedback)}


def _spoken(passage: Passage) -> str:
    """What a box is called where its label has formulas, which not everything that reads aloud can: "A^T B"."""
    return passage.text.replace("$", "").replace("`", "") if "$" in passage.text else ""


def _inline(html: str) -> str:
    """One paragraph without its tags, so that it may stand in a label."""
    found = _ONE_PARAGRAPH.fullmatch(html.strip())
    return found[1] if found else html
