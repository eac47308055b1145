"""The eight learners of the demo cohort: who they are and what each hands in, so that a table of them is worth reading.

Their code is the curriculum's own: each known wrong answer of the first topic is handed in by one of them, references
by those who pass, and for the first exercise a crash and an endless loop. Nothing here touches a database or a queue.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from courses.starters import without_markers

CRASH = """\
def matmul(a, b):
    product = []
    for row in a:
        sums = []
        for j in range(len(b)):
            sums.append(sum(x * b[k][j] for k, x in enumerate(row)))
        product.append(sums[: len(b[0])])
    return product[len(a)]
"""
ENDLESS = """\
def matmul(a, b):
    product = []
    i = 0
    while i < len(a):
        product.append([sum(x * y for x, y in zip(a[i], column)) for column in zip(*b)])
    return product
"""
SLIPS = {"matrix-multiplication": {"crash": CRASH, "endless": ENDLESS}}


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one learner does with one exercise: slips, then wrong answers (at most so many), then the reference."""

    exercise: int  # its place among the first topic's
    passes: bool = False
    at_most: int | None = None
    slips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoLearner:
    username: str
    first_name: str
    last_name: str
    attempts: tuple[Attempt, ...]  # by exercise, the first one first
    late: bool = False  # begins when all others are through: what takes long is in nobody's way at the start


@dataclass(frozen=True, slots=True)
class Step:
    """One submission to come."""

    exercise: str
    source: str
    turn: tuple[bool, int]  # who hands in next: the lowest turn first; exercise by exercise, late learners last


LEARNERS = (
    DemoLearner(
        "maryam",
        "Maryam",
        "Karimi",
        (Attempt(0, True, 1), Attempt(1, True, 1), Attempt(2, True, 2), Attempt(3, True, 2)),
    ),
    DemoLearner("lena", "Lena", "Fischer", (Attempt(0, True), Attempt(1))),
    DemoLearner("kwame", "Kwame", "Mensah", (Attempt(0, at_most=3, slips=("crash",)),)),
    DemoLearner("aiko", "Aiko", "Tanaka", (Attempt(0, True), Attempt(1, True), Attempt(2, at_most=1))),
    DemoLearner("tomas", "Tomás", "Rivera", (Attempt(0, True, slips=("endless",)), Attempt(1, True)), late=True),
    DemoLearner("sofia", "Sofia", "Rossi", (Attempt(0, True), Attempt(2), Attempt(3))),
    DemoLearner("ravi", "Ravi", "Patel", (Attempt(0, at_most=1),)),
    DemoLearner("noah", "Noah", "Cohen", (Attempt(0, True), Attempt(1, True), Attempt(2, True), Attempt(3, True))),
)


def stories(exercises: Sequence[Mapping[str, Any]]) -> dict[str, list[Step]]:
    """By username, what each hands in, in order. `exercises` are contents (docs/ARCHITECTURE.md) of the first topic's;
    where there are fewer than the stories know, those parts are left out."""
    wrong = {number: _dealt(number, content) for number, content in enumerate(exercises)}
    return {
        learner.username: [
            step
            for attempt in learner.attempts
            if attempt.exercise < len(exercises)
            for step in _steps(learner, attempt, exercises[attempt.exercise], wrong[attempt.exercise])
        ]
        for learner in LEARNERS
    }


def _steps(
    learner: DemoLearner, attempt: Attempt, content: Mapping[str, Any], dealt: Mapping[str, Sequence[str]]
) -> list[Step]:
    known = SLIPS.get(content["id"], {})
    sources = [known[slip] for slip in attempt.slips if slip in known]
    sources += [without_docstring(each) for each in dealt[learner.username]]
    if attempt.passes:
        sources.append(without_markers(content["solution"]))
    return [Step(content["id"], source, (learner.late, attempt.exercise)) for source in sources]


def _dealt(number: int, content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The exercise's wrong answers, dealt in turn to those who try it until each has as many as it wants; every one is
    dealt to somebody as long as anybody has no limit."""
    hands: dict[str, list[str]] = {learner.username: [] for learner in LEARNERS}
    limits = {
        learner.username: attempt.at_most
        for learner in LEARNERS
        for attempt in learner.attempts
        if attempt.exercise == number
    }
    takers = cycle(limits)
    for each in content.get("wrong", ()):
        for username in (next(takers) for _ in limits):
            limit = limits[username]
            if limit is None or len(hands[username]) < limit:
                hands[username].append(each["source"])
                break
    return hands


def without_docstring(source: str) -> str:
    """A wrong answer as a learner would hand it in: without the words that explain it."""
    first = ast.parse(source).body[0]
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        return source
    return "\n".join(source.splitlines()[first.end_lineno :]).lstrip("\n") + "\n"
