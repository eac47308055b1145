"""How far one learner of a cohort is, for their instructors: exercises with attempts, best share, last activity.

Only what was judged, in the cohort's course. Three queries; the submissions themselves are the grader's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from courses.cohort_reports import STUCK_ATTEMPTS, course_work, topics_of
from courses.models import Cohort, Exercise, ExerciseProgress, User
from courses.reports import NEW, PASSED, STARTED


@dataclass(frozen=True, slots=True)
class Work:
    """One exercise. `status` is new, started or passed; `best_share` is 0 to 1; `stuck`: see courses.cohort_reports."""

    exercise: str
    title: str
    kind: str
    status: str
    attempts: int = 0
    best_share: float = 0.0
    last: datetime | None = None
    stuck: bool = False

    @property
    def percent(self) -> int:
        return int(100 * self.best_share)


@dataclass(frozen=True, slots=True)
class TopicWork:
    id: str
    title: str
    url: str
    work: tuple[Work, ...]

    @property
    def passed(self) -> int:
        return sum(each.status == PASSED for each in self.work)

    @property
    def touched(self) -> bool:
        return any(each.status != NEW for each in self.work)


@dataclass(frozen=True, slots=True)
class MemberReport:
    topics: tuple[TopicWork, ...]  # those with something to pass

    @property
    def work(self) -> tuple[Work, ...]:
        return tuple(each for topic in self.topics for each in topic.work)

    @property
    def passed(self) -> int:
        return sum(topic.passed for topic in self.topics)

    @property
    def attempts(self) -> int:
        return sum(each.attempts for each in self.work)

    @property
    def last(self) -> datetime | None:
        return max((each.last for each in self.work if each.last), default=None)


def member_report(cohort: Cohort, learner: User) -> MemberReport:
    """Wants `cohort.course` loaded."""
    exercises = course_work(cohort)
    rows = ExerciseProgress.objects.filter(learner=learner, exercise__in=[each.pk for each in exercises])
    progress = {row.exercise_id: row for row in rows.defer("hints_opened", "tasks_passed")}
    topics = {topic.pk: topic for topic in topics_of(cohort)}
    return MemberReport(
        tuple(
            TopicWork(
                topics[pk].key,
                topics[pk].title,
                topics[pk].get_absolute_url(),
                tuple(_work(exercise, progress.get(exercise.pk)) for exercise in some),
            )
            for pk, some in groupby(exercises, key=lambda exercise: exercise.topic_id)
        )
    )


def _work(exercise: Exercise, row: ExerciseProgress | None) -> Work:
    if row is None:
        return Work(exercise.key, exercise.title, exercise.kind, NEW)
    status = PASSED if row.passed else STARTED if row.attempts else NEW
    stuck = not row.passed and row.attempts >= STUCK_ATTEMPTS
    return Work(
        exercise.key, exercise.title, exercise.kind, status, row.attempts, row.best_share, row.updated, stuck=stuck
    )
