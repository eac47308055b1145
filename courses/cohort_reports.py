"""How far the learners of one cohort are: the table learners x topics, and who may need help.

Seven queries whatever the size: the database counts, and cells are made only for the learners that are shown. Drafts,
Runs, ticks and hints are nobody's business but the learner's and are not in here. Who may ask: `hub.access.cohort_for`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone

from courses.models import Cohort, Exercise, ExerciseProgress, Topic, User

STUCK_ATTEMPTS = 3  # so many judged attempts on one exercise and none passed: stuck
QUIET_DAYS = 5
NOTES = 8  # of people who may need help, at most

STUCK = Q(passed_at=None, attempts__gte=STUCK_ATTEMPTS)


@dataclass(frozen=True, slots=True)
class TopicColumn:
    """A topic that has something to pass."""

    id: str
    title: str
    url: str
    exercises: int  # and projects, that can be worked on now


@dataclass(frozen=True, slots=True)
class TopicCell:
    """Of one learner and topic: how many of its exercises are passed, tried without a pass, and stuck (also tried)."""

    passed: int = 0
    started: int = 0
    stuck: int = 0


@dataclass(frozen=True, slots=True)
class StuckOn:
    """`STUCK_ATTEMPTS` or more judged attempts, none passed. `best_share` is 0 to 1."""

    exercise: str
    title: str
    attempts: int
    best_share: float
    last: datetime


@dataclass(frozen=True, slots=True)
class LearnerRow:
    username: str
    name: str
    joined: datetime
    last_activity: datetime | None  # the last judged attempt or opened hint; None: nothing yet
    passed: int
    attempts: int
    quiet_days: int  # days without activity, 0 below QUIET_DAYS and for who has passed everything
    stuck: tuple[StuckOn, ...]
    topics: tuple[TopicCell, ...]  # one for each column


@dataclass(frozen=True, slots=True)
class HelpNote:
    """Why somebody may need help: `reason` is "stuck" (then `exercise` and `attempts` say where), "quiet" or
    "not begun"; `since` is their last activity, or when they joined."""

    reason: str
    username: str
    name: str
    since: datetime
    exercise: str = ""
    title: str = ""
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class CohortTable:
    """`dataclasses.asdict` makes JSON of it, but for the datetimes, which Django's and DRF's encoders write."""

    id: str
    name: str
    course: str
    topics: tuple[TopicColumn, ...]
    topics_in_preparation: int
    exercises: int  # that can be passed, over all topics
    total: int  # learners in the cohort
    order: str
    start: int  # how many come before the first that is shown
    learners: tuple[LearnerRow, ...]
    help: tuple[HelpNote, ...]  # over the whole cohort


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the database counted of one learner."""

    passed: int = 0
    attempts: int = 0
    stuck: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Member:
    pk: int
    username: str
    name: str
    joined: datetime
    sums: _Sums
    quiet_days: int

    @property
    def since(self) -> datetime:
        return self.sums.last or self.joined


ORDERS: Mapping[str, Callable[[_Member], Any]] = {
    "help": lambda member: (-member.sums.stuck, -member.quiet_days, member.sums.passed, member.name.casefold()),
    "name": lambda member: member.name.casefold(),
    "passed": lambda member: (-member.sums.passed, member.name.casefold()),
    "recent": lambda member: (-member.since.timestamp(), member.name.casefold()),
}


def cohort_table(cohort: Cohort, *, order: str = "help", start: int = 0, count: int | None = None) -> CohortTable:
    """Learners from `start` on, `count` of them (all, when None), in one of `ORDERS`: who is stuck first, by default.
    Wants `cohort.course` loaded."""
    exercises = course_work(cohort)
    topics = topics_of(cohort)
    members = sorted(_members(cohort, exercises), key=ORDERS[order])
    shown = members[start:] if count is None else members[start : start + count]
    columns = [(topic, there) for topic in topics if (there := sum(each.topic_id == topic.pk for each in exercises))]
    return CohortTable(
        id=str(cohort.public_id),
        name=cohort.name,
        course=cohort.course.slug,
        topics=tuple(TopicColumn(topic.key, topic.title, topic.get_absolute_url(), there) for topic, there in columns),
        topics_in_preparation=len(topics) - len(columns),
        exercises=len(exercises),
        total=len(members),
        order=order,
        start=start,
        learners=_rows(shown, [topic.pk for topic, _ in columns], exercises),
        help=_notes(members, exercises),
    )


def course_work(cohort: Cohort) -> Sequence[Exercise]:
    """Exercises and projects of the cohort's course that can be worked on, in its order, without their content."""
    return list(
        Exercise.objects.open()
        .filter(topic__part__course=cohort.course, topic__retired=False)
        .only("key", "title", "kind", "position", "topic_id")
        .order_by("topic__part__number", "topic__position", "position")
    )


def topics_of(cohort: Cohort) -> Sequence[Topic]:
    """Topics of the cohort's course, in its order, without their content."""
    rows = Topic.objects.filter(part__course=cohort.course, retired=False).select_related("part").defer("content")
    found = list(rows.order_by("part__number", "position"))
    for topic in found:
        topic.part.course = cohort.course
    return found


def _members(cohort: Cohort, exercises: Sequence[Exercise]) -> Sequence[_Member]:
    learners = cohort.enrolments.active().values("learner")
    sums = {
        row["learner"]: _Sums(row["done"], row["tries"] or 0, row["stuck"], row["last"])
        for row in _progress(exercises)
        .filter(learner__in=learners)
        .values("learner")
        .annotate(
            done=Count("pk", filter=Q(passed_at__isnull=False)),
            tries=Sum("attempts"),
            stuck=Count("pk", filter=STUCK),
            last=Max("updated"),
        )
    }
    rows = cohort.enrolments.active().values_list("learner", "joined", *(f"learner__{name}" for name in _NAMES))
    now = timezone.now()
    return [_member(pk, joined, names, sums.get(pk, _Sums()), len(exercises), now) for pk, joined, *names in rows]


_NAMES = ("username", "first_name", "last_name")


def _member(pk: int, joined: datetime, names: Sequence[str], sums: _Sums, there: int, now: datetime) -> _Member:
    person = User(**dict(zip(_NAMES, names, strict=True)))
    days = (now - (sums.last or joined)) // timedelta(days=1)
    quiet = days if days >= QUIET_DAYS and sums.passed < there else 0
    return _Member(pk, person.username, person.name, joined, sums, quiet)


def _progress(exercises: Sequence[Exercise]) -> QuerySet[ExerciseProgress]:
    return ExerciseProgress.objects.filter(exercise__in=[each.pk for each in exercises])


def _rows(shown: Sequence[_Member], columns: Sequence[int], exercises: Sequence[Exercise]) -> tuple[LearnerRow, ...]:
    cells = _cells(shown, exercises)
    stuck = _stuck(shown, exercises)
    return tuple(
        LearnerRow(
            username=member.username,
            name=member.name,
            joined=member.joined,
            last_activity=member.sums.last,
            passed=member.sums.passed,
            attempts=member.sums.attempts,
            quiet_days=member.quiet_days,
            stuck=tuple(stuck[member.pk]),
            topics=tuple(cells.get((member.pk, topic), TopicCell()) for topic in columns),
        )
        for member in shown
    )


def _cells(shown: Sequence[_Member], exercises: Sequence[Exercise]) -> Mapping[tuple[int, int], TopicCell]:
    """By learner and topic; who did nothing in a topic has no cell there."""
    rows = (
        _progress(exercises)
        .filter(learner__in=[member.pk for member in shown])
        .values("learner", "exercise__topic")
        .annotate(
            done=Count("pk", filter=Q(passed_at__isnull=False)),
            started=Count("pk", filter=Q(passed_at=None, attempts__gt=0)),
            stuck=Count("pk", filter=STUCK),
        )
    )
    return {
        (row["learner"], row["exercise__topic"]): TopicCell(row["done"], row["started"], row["stuck"]) for row in rows
    }


def _stuck(shown: Sequence[_Member], exercises: Sequence[Exercise]) -> Mapping[int, list[StuckOn]]:
    """By learner, the most attempts first."""
    known = {each.pk: each for each in exercises}
    rows = _progress(exercises).filter(STUCK, learner__in=[member.pk for member in shown]).order_by("-attempts", "pk")
    found: dict[int, list[StuckOn]] = defaultdict(list)
    for row in rows.only("learner_id", "exercise_id", "attempts", "best_share", "updated"):
        exercise = known[row.exercise_id]
        note = StuckOn(exercise.key, exercise.title, row.attempts, row.best_share, row.updated)
        found[row.learner_id].append(note)
    return found


def _notes(members: Sequence[_Member], exercises: Sequence[Exercise]) -> tuple[HelpNote, ...]:
    """Who is stuck, the most attempts first, each learner with their hardest exercise; then who has gone quiet."""
    stuck = sorted((member for member in members if member.sums.stuck), key=lambda member: -member.sums.attempts)
    hardest = _stuck(stuck[:NOTES], exercises)
    notes = [
        HelpNote("stuck", member.username, member.name, worst.last, worst.exercise, worst.title, worst.attempts)
        for member in stuck[:NOTES]
        for worst in hardest[member.pk][:1]
    ]
    notes.sort(key=lambda note: -note.attempts)
    quiet = sorted((m for m in members if m.quiet_days and not m.sums.stuck), key=lambda member: -member.quiet_days)
    gone = [
        HelpNote("quiet" if member.sums.attempts else "not begun", member.username, member.name, member.since)
        for member in quiet
    ]
    return tuple(notes[:NOTES] + gone[: max(0, NOTES - len(notes))])
