"""How far a learner is with quiz questions, counted: of a topic, or of one objective. Part of `courses.reports`.

What the site judged and what learners marked themselves are counted apart, and only the first is evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from courses.models import Course, QuizAnswer, User

# Of the latest answers: (topic's row, question) -> (right, share).
Answers = Mapping[tuple[int, str], tuple[bool | None, float | None]]


@dataclass(frozen=True, slots=True)
class QuizTally:
    """Counts of some questions, each by its latest answer; all 0 where there are none."""

    judged: int = 0  # questions whose answers the site judges
    written: int = 0  # questions that learners mark themselves
    answered: int = 0  # of both
    right: int = 0  # of the judged ones
    marked: int = 0  # of the written ones
    complete: int = 0  # of the marked ones: every criterion met, by the learner's own word

    @property
    def questions(self) -> int:
        return self.judged + self.written

    @property
    def open(self) -> int:
        return self.questions - self.answered


NO_QUESTIONS = QuizTally()  # most objectives of a course that is being written


def tally(topic_id: int, outline: Collection[Mapping[str, Any]], answers: Answers) -> QuizTally:
    """Of the questions in `outline` (`Quiz.outline`, or a part of it)."""
    if not outline:
        return NO_QUESTIONS
    judged = [(topic_id, each["id"]) for each in outline if each["kind"] != "written"]
    written = [(topic_id, each["id"]) for each in outline if each["kind"] == "written"]
    marks = [answers[key][1] for key in written if key in answers]
    return QuizTally(
        judged=len(judged),
        written=len(written),
        answered=sum(key in answers for key in judged) + len(marks),
        right=sum(answers[key][0] is True for key in judged if key in answers),
        marked=sum(mark is not None for mark in marks),
        complete=sum(mark == 1 for mark in marks),
    )


def answers_of(course: Course, learner: User) -> Answers:
    """One query."""
    own = QuizAnswer.objects.filter(learner=learner, topic__part__course=course).latest_each()
    rows = own.values_list("topic_id", "question", "right", "share")
    return {(topic, question): (right, share) for topic, question, right, share in rows}
