"""What a learner's answer to a quiz question means: reading what was typed, judging it, finding its feedback.

Questions are dicts as a quiz stores them (`courses.rendering_quizzes`); nothing is read from or written to the database
here. A written answer is never judged: the learner marks it by the criteria, and that stays their own word.

What `given` holds, by kind: {choices: [key, …]}, {text, value}, {text}, {text, sizes}, and for a written answer {text},
which gets {marks: [true or false for each criterion]} later.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LONGEST = 200  # characters of a number, a word or a shape
LONGEST_WRITTEN = 10_000
MOST_AXES = 12

_DECIMAL = r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(rf"(?P<over>{_DECIMAL})(?:\s*/\s*(?P<under>{_DECIMAL}))?")
_SHAPE = re.compile(r"(?:(?:torch\.)?size\s*)?[(\[]*\s*(?P<sizes>[^()\[\]]*?)\s*[)\]]*", re.IGNORECASE)
_BETWEEN_SIZES = re.compile(r"\s*[,x×*]\s*|\s+", re.IGNORECASE)
_QUOTES = "\"'`“”‘’«»"

Stored = Mapping[str, Any]  # a question, or a given answer


class Unreadable(ValueError):
    """What was typed is no answer of this kind. The message tells the learner what would be one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`share` is 0 to 1; `right` is None where nobody but the learner judges."""

    right: bool | None
    share: float | None


def read_given(question: Stored, values: Sequence[str]) -> dict[str, Any]:
    """What a form sent, as an answer to this question. Raises Unreadable."""
    if question["kind"] in ("single", "multiple"):
        return {"choices": _chosen(question, values)}
    text = _typed(values, LONGEST_WRITTEN if question["kind"] == "written" else LONGEST)
    if question["kind"] == "numeric":
        return {"text": text, "value": read_number(text)}
    if question["kind"] == "shape":
        return {"text": text, "sizes": read_shape(text)}
    return {"text": text}


def mark(question: Stored, given: Stored) -> Mark:
    """What the answer is worth. A choice counts when it was rightly taken or rightly left."""
    if question["kind"] == "written":
        return Mark(None, _share_met(given))
    if question["kind"] in ("single", "multiple"):
        well = sum(choice["right"] == (choice["key"] in given["choices"]) for choice in question["choices"])
        right = well == len(question["choices"])
        return Mark(right, well / len(question["choices"]) if question["kind"] == "multiple" else float(right))
    right = _is_right(question, given)
    return Mark(right, float(right))


def mistake_of(question: Stored, given: Stored) -> Mapping[str, Any] | None:
    """The foreseen mistake that this answer is, if it is one."""
    mistakes = question.get("mistakes", ())
    return next((each for each in mistakes if any(_agrees(question, given, wrong) for wrong in each["answers"])), None)


def read_marks(question: Stored, met: Sequence[str]) -> list[bool]:
    """One for each criterion; `met` are the numbers (from 0) of those that the learner finds met."""
    return [str(number) in met for number in range(len(question["criteria"]))]


def read_number(text: str) -> float:
    """ "3", "-0.5", "0,5", "1e-3", "1/2"; one comma is a decimal point. Raises Unreadable."""
    found = _NUMBER.fullmatch(text.replace("−", "-").strip())
    if found is None:
        raise Unreadable("That is no number that can be read here. Write it like 3, 0.25, 1/2 or 1e-3.")
    over, under = (float((found[name] or "1").replace(",", ".")) for name in ("over", "under"))
    if under == 0:
        raise Unreadable("That divides by zero. Write a number like 3, 0.25, 1/2 or 1e-3.")
    value = over / under
    if not math.isfinite(value):
        raise Unreadable("That number is too large to be read here.")
    return value


def read_shape(text: str) -> list[int]:
    """ "(3, 4)", "3,4", "3 x 4", "[3, 4]", "(5,)" -> the sizes; "()" is a single number's. Raises Unreadable."""
    found = _SHAPE.fullmatch(text)
    sizes = _BETWEEN_SIZES.split(found["sizes"]) if found else ["?"]
    if not sizes[-1]:  # (5,) and ()
        sizes.pop()
    if len(sizes) > MOST_AXES or not all(re.fullmatch(r"\d{1,9}", size) for size in sizes):
        raise Unreadable("That is no shape that can be read here. Write it like (3, 4) or 3 x 4, and () for a number.")
    return [int(size) for size in sizes]


def plain_text(text: str) -> str:
    """Lower case, without what surrounds an answer by manners: " `Solve()`. " -> "solve"."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    while plain and (plain[-1] in f".{_QUOTES} " or plain[0] in f"{_QUOTES} "):
        plain = plain[:-1] if plain[-1] in f".{_QUOTES} " else plain[1:]
    return plain.removesuffix("()")


def _typed(values: Sequence[str], longest: int) -> str:
    text = (values[0] if values else "").replace("\0", "").replace("\r\n", "\n").strip()
    if not text:
        raise Unreadable("There is nothing in it yet. Type an answer, then send it.")
    if len(text) > longest:
        raise Unreadable(f"That is {len(text):,} characters long; at most {longest:,} can be kept. Shorten it.")
    return text


def _chosen(question: Stored, values: Sequence[str]) -> list[str]:
    keys = [choice["key"] for choice in question["choices"]]
    chosen = [key for key in keys if key in values]
    if not set(values) <= set(keys):
        raise Unreadable("This question has changed since the page was opened. Here it is as it is now.")
    if not chosen:
        one = question["kind"] == "single"
        raise Unreadable("Nothing is chosen yet. Choose one." if one else "Nothing is chosen yet. Choose at least one.")
    if question["kind"] == "single" and len(chosen) > 1:
        raise Unreadable("Only one can be chosen here.")
    return chosen


def _is_right(question: Stored, given: Stored) -> bool:
    right = question["accepted"] if question["kind"] == "text" else [question["answer"]]
    return any(_agrees(question, given, each) for each in right)


def _agrees(question: Stored, given: Stored, answer: Any) -> bool:
    if question["kind"] == "numeric":
        # A little more than the tolerance: 0.2663 is 0.001 from 0.2653, though not in binary.
        return bool(abs(given["value"] - answer) <= question["tolerance"] * (1 + 1e-9))
    if question["kind"] == "shape":
        return bool(given["sizes"] == list(answer))
    return plain_text(given["text"]) == plain_text(answer)


def _share_met(given: Stored) -> float | None:
    marks = given.get("marks")
    return sum(marks) / len(marks) if marks else None
