"""A learner answers a question of a quiz: the one writer of answers. Each is judged, kept, and moves the review.

What an answer is worth is `courses.marking`'s affair, when the question comes back that of `courses.reviewing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.marking import mark, read_given, read_marks
from courses.models import Quiz, QuizAnswer, Topic, User
from courses.reviewing import reschedule
from courses.tracking import touch


class NoSuchQuestion(LookupError):
    """The quiz has no question of this id."""


def answer_question(learner: User, quiz: Quiz, key: str, values: Sequence[str]) -> QuizAnswer:
    """Judge and keep what a form sent (nothing but texts). Raises NoSuchQuestion, and Unreadable with what to type."""
    question = _question(quiz, key)
    given = read_given(question, values)
    worth = mark(question, given)
    with transaction.atomic():
        _one_at_a_time(learner)
        before = latest_answers(learner, quiz.topic, [key]).get(key)
        answer = QuizAnswer.objects.create(
            learner=learner,
            topic=quiz.topic,
            question=key,
            number=before.number + 1 if before else 1,
            version=question["version"],
            given=given,
            right=worth.right,
            share=worth.share,
            at=timezone.now(),
        )
        if not answer.to_mark:
            reschedule(answer)
        touch(learner)
    return answer


def mark_written(learner: User, quiz: Quiz, key: str, met: Sequence[str]) -> QuizAnswer | None:
    """Note which criteria (numbers from 0) the learner finds met in their latest answer, once; None where there is
    nothing to mark: no such answer, marked already, or the question has changed since. Raises NoSuchQuestion."""
    question = _question(quiz, key)
    with transaction.atomic():
        _one_at_a_time(learner)
        answer = latest_answers(learner, quiz.topic, [key]).get(key)
        if answer is None or not answer.to_mark or answer.version != question["version"]:
            return None
        answer.given = {**answer.given, "marks": read_marks(question, met)}
        answer.share = mark(question, answer.given).share
        answer.save(update_fields=["given", "share"])
        reschedule(answer)
        touch(learner)
    return answer


def latest_answers(learner: User, topic: Topic, questions: Iterable[str] = ()) -> dict[str, QuizAnswer]:
    """By question: the answer that counts, to all of the topic's or only to those named."""
    own = QuizAnswer.objects.filter(learner=learner, topic=topic)
    if named := list(questions):
        own = own.filter(question__in=named)
    return {answer.question: answer for answer in own.latest_each()}


def _question(quiz: Quiz, key: str) -> dict[str, Any]:
    found = quiz.question(key)
    if found is None:
        raise NoSuchQuestion(f"The quiz of this topic has no question {key!r}.")
    return found


def _one_at_a_time(learner: User) -> None:
    """A second press of the same button waits for the first."""
    User.objects.select_for_update().get(pk=learner.pk)
