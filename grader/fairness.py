"""Whose turn it is. One order, used to claim the next piece of work and to tell a learner their place in the line.

A learner with something running waits until it is done. Among the others, who was not served for `RECENT_S` goes by
age alone; who was served since goes after them, the longest-unserved first. So one learner's pile never holds up
another's first submission, and nobody waits for longer than `RECENT_S` behind newcomers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, median

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from grader.models import Submission, SubmissionQuerySet
from grader.results import State

RECENT_S = 600
SAMPLE = 50  # the last so many finished ones tell how long one takes and how many run side by side
FIRST_GUESS_S = 2.0  # before anything was ever finished


@dataclass(frozen=True, slots=True)
class Waiting:
    """An honest answer to "when?": the place in the line (0: it runs, or is done) and seconds until the verdict."""

    place: int
    estimate_s: float


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
    """Place and estimate of one submission, by the same order in which workers claim."""
    durations, side_by_side = _recent(submission.queue)
    own = median(durations)
    if submission.state == State.DONE:
        return Waiting(0, 0.0)
    if submission.state == State.RUNNING and submission.claimed_at:
        return Waiting(0, _rounded(max(own / 4, own - (timezone.now() - submission.claimed_at).total_seconds())))
    running = Submission.objects.filter(queue=submission.queue).running().count()
    order = _order(submission.queue)
    place = order.index(submission.pk) + 1 if submission.pk in order else 1  # else: claimed at this very moment
    ahead = max(0, place - max(0, max(side_by_side, running) - running))
    return Waiting(place, _rounded(ahead * fmean(durations) / max(side_by_side, running, 1) + own))


def _last_served(now: datetime) -> Coalesce:
    since = now - timedelta(seconds=RECENT_S)
    served = Submission.objects.filter(learner=OuterRef("learner"), claimed_at__gt=since).order_by("-claimed_at")
    return Coalesce(Subquery(served.values("claimed_at")[:1]), since)


def _order(queue: str) -> list[int]:
    """Keys of everything queued, in the order of claiming: everybody's first, then everybody's second."""
    rows = (
        Submission.objects.waiting()
        .filter(queue=queue)
        .annotate(served=_last_served(timezone.now()), busy=_busy())
        .order_by("served", "created", "pk")
        .values_list("pk", "learner", "busy")
    )
    rounds: dict[int, int] = {}
    ranked = []
    for position, (pk, learner, busy) in enumerate(rows):
        turn = rounds.setdefault(learner, 1 if busy else 0)
        rounds[learner] += 1
        ranked.append((turn, position, pk))
    return [pk for _, _, pk in sorted(ranked)]


def _busy() -> Exists:
    return Exists(Submission.objects.filter(learner=OuterRef("learner")).running())


def _recent(queue: str) -> tuple[list[float], int]:
    """Seconds that the last ones took from claim to verdict, and the most that ran side by side."""
    spans = list(
        Submission.objects.filter(queue=queue, state=State.DONE, answered_from=None)
        .filter(claimed_at__isnull=False, finished_at__isnull=False)
        .order_by("-finished_at")
        .values_list("claimed_at", "finished_at")[:SAMPLE]
    )
    durations = [(end - start).total_seconds() for start, end in spans if start and end]
    return durations or [FIRST_GUESS_S], _side_by_side((start, end) for start, end in spans if start and end)


def _side_by_side(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """The most spans that overlap: [(1, 4), (2, 3), (3, 5)] -> 2."""
    steps = sorted(step for start, end in spans for step in ((start, 1), (end, -1)))
    most = now = 0
    for _, step in steps:
        now += step
        most = max(most, now)
    return most


def _rounded(seconds: float) -> float:
    return round(seconds, 1)
