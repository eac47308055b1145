"""How long work takes, learnt from what was finished lately: the numbers behind every "about 20 s".

    takes(work)      the mean of what the same exercise took, else of what its queue took, else a tenth of its limit
    remains(work, a) of work that has run for `a` seconds: the mean of d - a over the past durations d that were longer
                     than a; where none was, as long again (a) - in both cases no longer than its limits leave

Whose turn it is, and so who waits for whom, belongs to `grader.fairness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from statistics import fmean
from typing import Any, NamedTuple

from courses.models import ExerciseVersion
from grader.models import Submission, SubmissionQuerySet
from grader.results import State, Verdict

SAMPLE = 300  # the last so many of a queue
KNOWN = 3  # an exercise speaks for itself once so many of its own are among them
SESSION_S = 60.0  # sandbox.job.Limits.session_s, where the exercise says nothing else
SPARE_S = 60.0  # beyond the session's limit: waiting for a sandbox, judging, known wrong answers
STOPPING_S = 0.5  # what is asked to stop ends within moments
LEAST_S = 1.0  # what runs still is never promised sooner


class Work(NamedTuple):
    """One unfinished row, as far as its time is concerned; the names are those of its columns."""

    pk: int
    learner_id: int
    exercise_id: int
    version_id: int
    kind: str
    queue: str
    state: str
    created: datetime
    claimed_at: datetime | None  # of a waiting one: by a worker that lost it
    not_before: datetime | None
    stop_requested_at: datetime | None

    @property
    def alike(self) -> tuple[int, str]:
        return self.exercise_id, self.kind

    @property
    def runs_since(self) -> datetime | None:
        return self.claimed_at if self.state == State.RUNNING else None


@dataclass(frozen=True, slots=True)
class Past:
    """What was finished lately, in seconds from claim to verdict."""

    of_queue: Sequence[float] = ()
    of_alike: dict[tuple[int, str], list[float]] = field(default_factory=dict)
    limits: dict[int, float] = field(default_factory=dict)  # session seconds of a version, where it says any
    side_by_side: int = 1  # the most that ran at once

    def takes(self, work: Work) -> float:
        return fmean(self._like(work)) if self._like(work) else self._limit(work) / 10

    def remains(self, work: Work, age: float) -> float:
        if work.stop_requested_at is not None:
            return STOPPING_S
        limit = self._limit(work)
        left = limit - age if age < limit else limit + SPARE_S - age
        longer = [past - age for past in self._like(work) if past > age]
        return max(LEAST_S, min(fmean(longer) if longer else age, left))

    def is_overdue(self, work: Work, age: float) -> bool:
        """Whether it has outlasted everything of its kind."""
        like = self._like(work)
        return bool(like) and age > max(*like, LEAST_S) and work.stop_requested_at is None

    def _like(self, work: Work) -> Sequence[float]:
        own = self.of_alike.get(work.alike, ())
        return own if len(own) >= KNOWN else self.of_queue

    def _limit(self, work: Work) -> float:
        return self.limits.get(work.version_id, SESSION_S)


def learn(queue: str, works: Sequence[Work]) -> Past:
    """What the past of one queue says about these works: three queries, however many works there are."""
    rows = _finished(Submission.objects.filter(queue=queue))
    of_alike = _by_alike(rows)
    rare = {work.exercise_id for work in works if len(of_alike.get(work.alike, ())) < KNOWN}
    if rare:
        of_alike |= _by_alike(_finished(Submission.objects.filter(exercise__in=rare)))
    return Past(
        of_queue=[row.seconds for row in rows],
        of_alike=of_alike,
        limits=_limits({work.version_id for work in works if work.runs_since or not rows}),
        side_by_side=_side_by_side(rows),
    )


class _Finished(NamedTuple):
    exercise: int
    kind: str
    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


def _finished(which: SubmissionQuerySet) -> list[_Finished]:
    """The last ones that tell something: not those answered from before, nor those that a fault of ours ended."""
    done = which.filter(state=State.DONE, answered_from=None, claimed_at__isnull=False, finished_at__isnull=False)
    told = done.exclude(verdict=Verdict.NOT_JUDGED).order_by("-finished_at")
    rows: Iterable[Any] = told.values_list("exercise_id", "kind", "claimed_at", "finished_at")[:SAMPLE]
    return [_Finished(*row) for row in rows]


def _by_alike(rows: Iterable[_Finished]) -> dict[tuple[int, str], list[float]]:
    groups: dict[tuple[int, str], list[float]] = {}
    for row in rows:
        groups.setdefault((row.exercise, row.kind), []).append(row.seconds)
    return groups


def _limits(versions: set[int]) -> dict[int, float]:
    found = ExerciseVersion.objects.filter(pk__in=versions).values_list("pk", "content__limits__session_s")
    return {pk: float(seconds) for pk, seconds in found if seconds}


def _side_by_side(rows: Iterable[_Finished]) -> int:
    """The most spans that overlap: (1, 4), (2, 3), (3, 5) -> 2; one where there are none."""
    steps = sorted(step for row in rows for step in ((row.start, 1), (row.end, -1)))
    return max([1, *accumulate(change for _, change in steps)])
