"""One question of a quiz as a page may show it: what one is asked, and, only once it is answered, the rest.

The gate stands here: templates get no stored question. `asked` has nothing that tells the answer; `answered` has all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from courses.contents import hash_of
from courses.marking import mark, mistake_of
from courses.models import Quiz, QuizAnswer

OPEN, TO_MARK, ANSWERED = "open", "to mark", "answered"
HOW = {
    "single": "Choose one.",
    "multiple": "Choose all that apply.",
    "numeric": "Type a number: 3, 0.25, 1/2 or 1e-3.",
    "text": "Type a word or two.",
    "shape": "Type the shape: (3, 4) or 3 x 4.",
    "written": "Write it in your own words. You will mark it yourself by a model answer.",
}
# What a page may show of any question, answered or not.
_ALWAYS = ("id", "kind", "prompt_html", "code_html")


def shown(quiz: Quiz, question: Mapping[str, Any], answer: QuizAnswer | None, *, anew: bool = False) -> dict[str, Any]:
    """The question with the learner's latest answer to it, or open where it has none, or where it is asked anew."""
    if answer is None or anew or answer.version != question["version"]:
        number = answer.number + 1 if answer else 1
        return asked(quiz, question, number=number, changed=answer is not None and not anew)
    return answered(quiz, question, answer)


def asked(
    quiz: Quiz,
    question: Mapping[str, Any],
    *,
    number: int = 1,
    typed: Sequence[str] = (),
    error: str = "",
    changed: bool = False,
) -> dict[str, Any]:
    """`number` is of the answer that is asked for; `typed` is what was sent and could not be read, and `error` why;
    `changed` says that an answer to an earlier version is there."""
    choices = [
        {**{name: choice[name] for name in ("key", "html", "spoken")}, "chosen": choice["key"] in typed}
        for choice in _in_order(question, number)
    ]
    return {
        **_always(quiz, question),
        "state": OPEN,
        "how": HOW[question["kind"]],
        "choices": choices,
        "typed": typed[0] if typed and not choices else "",
        "error": error,
        "changed": changed,
    }


def unread(
    quiz: Quiz, question: Mapping[str, Any], answer: QuizAnswer | None, typed: Sequence[str], error: str
) -> dict[str, Any]:
    """The form once more, with what was sent and why it is no answer; `answer` is the latest that was one."""
    return asked(quiz, question, number=answer.number + 1 if answer else 1, typed=typed, error=error)


def answered(quiz: Quiz, question: Mapping[str, Any], answer: QuizAnswer) -> dict[str, Any]:
    """With verdict, feedback and explanation; a written answer with the model to mark it by, or with its marks."""
    mistake = mistake_of(question, answer.given)
    return {
        **_always(quiz, question),
        "state": TO_MARK if answer.to_mark else ANSWERED,
        **_verdict(question, answer),
        "choices": [
            {**choice, "chosen": choice["key"] in answer.given["choices"]}
            for choice in _in_order(question, answer.number)
        ],
        "given": answer.given.get("text", ""),
        "read_as": _read_as(answer.given),
        "mistake_html": mistake["feedback_html"] if mistake else "",
        "explanation_html": question.get("explanation_html", ""),
        "model_html": question.get("model_html", ""),
        "criteria": _criteria(question, answer),
    }


def _always(quiz: Quiz, question: Mapping[str, Any]) -> dict[str, Any]:
    objectives = {each["id"]: each["text"] for each in quiz.topic.content.get("objectives", ())}
    return {
        "number": 1 + next(at for at, each in enumerate(quiz.questions) if each["id"] == question["id"]),
        "of": len(quiz.questions),
        **{name: question.get(name, "") for name in _ALWAYS},
        "objective_text": objectives.get(question["objective"], ""),
        "topic": {"id": quiz.topic.key, "title": quiz.topic.title, "url": quiz.topic.get_absolute_url()},
    }


def _in_order(question: Mapping[str, Any], number: int) -> list[Mapping[str, Any]]:
    """Another order for each answer, the same whenever it is shown: authors write the right choice first."""
    return sorted(question.get("choices", ()), key=lambda choice: hash_of([question["id"], number, choice["key"]]))


def _verdict(question: Mapping[str, Any], answer: QuizAnswer) -> dict[str, str]:
    """Word and tone, and a sentence where the word isn't all there is to say."""
    if answer.to_mark:
        return {"verdict": "Yours to mark", "tone": "run", "says": "Compare it with the model answer."}
    if answer.right is None:
        met = sum(answer.given["marks"])
        says = f"{met} of {len(answer.given['marks'])} points met, by your own mark."
        return {"verdict": "Self-marked", "tone": "plain", "says": says}
    if answer.right:
        return {"verdict": "Right", "tone": "good", "says": ""}
    if question["kind"] == "multiple":
        share = mark(question, answer.given).share or 0
        well = round(share * len(question["choices"]))
        says = f"{well} of {len(question['choices'])} choices are as they should be, taken or left."
        return {"verdict": "Not quite", "tone": "warn", "says": says}
    return {"verdict": "Not right", "tone": "bad", "says": ""}


def _read_as(given: Mapping[str, Any]) -> str:
    """How a number or shape was read, where it was typed in another way."""
    if "value" in given:
        read = f"{given['value']:.6g}"
    elif "sizes" in given:
        read = f"({given['sizes'][0]},)" if len(given["sizes"]) == 1 else f"({', '.join(map(str, given['sizes']))})"
    else:
        return ""
    return read if read != given["text"] else ""


def _criteria(question: Mapping[str, Any], answer: QuizAnswer) -> list[dict[str, Any]]:
    marks = answer.given.get("marks") or [False] * len(question.get("criteria", ()))
    return [
        {**criterion, "number": number, "met": met}
        for number, (criterion, met) in enumerate(zip(question.get("criteria", ()), marks, strict=True))
    ]
