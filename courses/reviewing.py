"""Spaced review: when each answered question comes back, by the FSRS scheduler; and which are due now.

A right answer sends a question days away, further each time; a wrong one brings it back in minutes. A right answer
before it is due moves nothing: who has just read the answer shows nothing about remembering it. The learner's mark of a
written answer counts here, because this is for them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import fsrs
from django.utils import timezone

from courses.models import Course, QuizAnswer, ReviewCard, User
from courses.outline import outline_of

SOON = timedelta(minutes=10)  # after a wrong answer
ENOUGH = 0.5  # of the criteria: less, and a written answer counts as not known

# No fuzz: on one's own site the same answers lead to the same dates, and nobody learns five hundred cards a day.
_SCHEDULER = fsrs.Scheduler(learning_steps=[SOON], relearning_steps=[SOON], enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class DueQuestion:
    topic: str  # its id
    question: str


@dataclass(frozen=True, slots=True)
class Review:
    """What of a course a learner has to review: the most overdue first; `next` is when the first of the others is."""

    due: tuple[DueQuestion, ...] = ()
    next: datetime | None = None
    dates: Mapping[tuple[str, str], datetime] = field(default_factory=dict)  # (topic, question), due or not

    @property
    def scheduled(self) -> int:
        return len(self.dates)


def reschedule(answer: QuizAnswer) -> None:
    """Move the card of the question that was answered (or marked) just now."""
    now = timezone.now()
    key = {"learner_id": answer.learner_id, "topic_id": answer.topic_id, "question": answer.question}
    row = ReviewCard.objects.select_for_update().filter(**key).first()
    rating = _rating(answer)
    if row is None:
        row = ReviewCard(**key, card=fsrs.Card(card_id=0).to_dict(), due=now)
    elif rating is not fsrs.Rating.Again and row.due > now:
        return
    card = fsrs.Card.from_dict(cast(Any, row.card))
    moved, _ = _SCHEDULER.review_card(card, rating, review_datetime=now.astimezone(UTC))
    row.card, row.due = moved.to_dict(), moved.due
    row.save()


def review_of(course: Course, learner: User, *, now: datetime | None = None) -> Review:
    """One query, and those of the outline where it isn't kept. Questions that left the curriculum are not asked."""
    now = now or timezone.now()
    there = set(_questions(course))
    cards = ReviewCard.objects.filter(learner=learner, topic__part__course=course).order_by("due", "pk")
    rows = [row for row in cards.values_list("topic__key", "question", "due") if row[:2] in there]
    due = tuple(DueQuestion(*row[:2]) for row in rows if row[2] <= now)
    later = [row[2] for row in rows if row[2] > now]
    return Review(due, next=later[0] if later else None, dates={row[:2]: row[2] for row in rows})


def _questions(course: Course) -> Iterator[tuple[str, str]]:
    for topic in outline_of(course).topics:
        yield from ((topic.key, question["id"]) for question in getattr(topic, "quiz_outline", None) or ())


def _rating(answer: QuizAnswer) -> fsrs.Rating:
    if answer.right is not None:
        return fsrs.Rating.Good if answer.right else fsrs.Rating.Again
    if answer.share == 1:
        return fsrs.Rating.Good
    return fsrs.Rating.Hard if (answer.share or 0) >= ENOUGH else fsrs.Rating.Again
