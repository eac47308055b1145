"""Whose turn it is. One order, used to claim the next piece of work and to tell a learner their place in the line.

A learner with something running waits until it is done. Among the others, who was not served for `RECENT_S` goes by
age alone; who was served since goes after them, the longest-unserved first. So one learner's pile never holds up
another's first submission, and nobody waits for longer than `RECENT_S` behind newcomers.

When one's turn comes is told by playing that order forward, with what `grader.durations` knows of each piece of work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from grader.durations import Past, Work, learn
from grader.models import Submission, SubmissionQuerySet
from grader.results import State

RECENT_S = 600


@dataclass(frozen=True, slots=True)
class Waiting:
    """An honest answer to "when?": the place in the line (0: it runs, or is done) and seconds until the verdict."""

    place: int
    estimate_s: float
    overdue: bool = False  # it runs for longer than all of its kind did lately: the estimate is a guess


def in_turn(queue: str) -> SubmissionQuerySet:
    """What can be claimed now, the next one first."""
    now = timezone.now()
    running = Submission.objects.filter(learner=OuterRef("learner")).running()
    return (
        Submission.objects.waiting()
        .filter(Q(not_before=None) | Q(not_before__lte=now), ~Exists(running), queue=queue)
        .annotate(served=_last_served(now))
        .order_by("served", "created", "pk")
    )


def waiting_for(submission: Submission) -> Waiting:
    """Place and estimate of one submission, in four queries however long the line is.

    Running: what is likely to remain at its age. Waiting: the order of claiming is played forward, each piece of work
    taking its own expected time, on as many slots as were seen at work side by side.
    """
    if submission.state == State.DONE:
        return Waiting(0, 0.0)
    now = timezone.now()
    works, served = _unfinished(submission.queue, now)
    past = learn(submission.queue, works)
    own = next((work for work in works if work.pk == submission.pk), None)
    if own is None:
        return Waiting(0, 0.0)  # it was done at this very moment
    if own.runs_since:
        age = (now - own.runs_since).total_seconds()
        return Waiting(0, _rounded(past.remains(own, age)), overdue=past.is_overdue(own, age))
    place, starts_s = _Line(works, served, past, submission.queue, now).turn_of(own)
    return Waiting(place, _rounded(starts_s + past.takes(own)))


class _Line:
    """One queue, played forward: whenever a slot is free, the first in turn whose learner has nothing running takes it.

    Times are seconds from now; `served` is when a learner was served last, before now or in the play.
    """

    def __init__(self, works: list[Work], served: dict[int, float], past: Past, queue: str, now: datetime) -> None:
        self._past, self._served, self._now = past, served, now
        self._waiting: dict[int, deque[Work]] = {}
        self._busy: list[tuple[float, int]] = []  # until when, and who
        self._slots: list[float] = []  # when each of them is free
        for work in works:
            if work.runs_since is None:
                self._waiting.setdefault(work.learner_id, deque()).append(work)
                continue
            until = past.remains(work, (now - work.runs_since).total_seconds())
            heappush(self._busy, (until, work.learner_id))
            if work.queue == queue:
                heappush(self._slots, until)
        for _ in range(len(self._slots), past.side_by_side):
            heappush(self._slots, 0.0)
        self._ready: list[tuple[float, datetime, int, int]] = []  # when served, age of their first, and who
        for learner in self._waiting.keys() - {learner for _, learner in self._busy}:
            self._join(learner)

    def turn_of(self, wanted: Work) -> tuple[int, float]:
        """Its place, counted from 1, and the seconds until it starts."""
        for place in count(1):
            at = self._release(heappop(self._slots))
            work = self._waiting[heappop(self._ready)[-1]].popleft()
            if work == wanted:
                return place, max(at, _seconds(self._now, work.not_before or self._now))
            self._served[work.learner_id] = at
            until = at + self._past.takes(work)
            heappush(self._slots, until)
            heappush(self._busy, (until, work.learner_id))
        raise AssertionError("it waits in this line")

    def _release(self, at: float) -> float:
        """Let those who are done by then join again; when nobody can be served then, as soon as somebody can."""
        while self._busy and (self._busy[0][0] <= at or not self._ready):
            until, learner = heappop(self._busy)
            at = max(at, until)
            self._join(learner)
        return at

    def _join(self, learner: int) -> None:
        if first := next(iter(self._waiting.get(learner, ())), None):
            heappush(self._ready, (self._served[learner], first.created, first.pk, learner))


def _unfinished(queue: str, now: datetime) -> tuple[list[Work], dict[int, float]]:
    """What waits in the queue, oldest first, and everything that runs anywhere; and when their learners were served."""
    found = Submission.objects.filter(Q(state=State.QUEUED, queue=queue) | Q(state=State.RUNNING))
    in_order = found.annotate(served=_last_served(now)).order_by("created", "pk")
    rows: Iterable[Any] = in_order.values_list(*Work._fields, "served")
    works, served = [], {}
    for *facts, served_at in rows:
        works.append(Work(*facts))
        served[works[-1].learner_id] = _seconds(now, served_at)
    return works, served


def _last_served(now: datetime) -> Coalesce:
    since = now - timedelta(seconds=RECENT_S)
    served = Submission.objects.filter(learner=OuterRef("learner"), claimed_at__gt=since).order_by("-claimed_at")
    return Coalesce(Subquery(served.values("claimed_at")[:1]), since)


def _seconds(now: datetime, then: datetime) -> float:
    return (then - now).total_seconds()


def _rounded(seconds: float) -> float:
    return round(seconds, 1)
