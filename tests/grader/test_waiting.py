"""The estimate of the wait against what then happens: a queue played on a clock of its own, in the real order."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import Exercise, User
from grader import durations
from grader.fairness import Waiting, in_turn, waiting_for
from grader.models import Submission
from grader.results import State, Verdict
from grader.submitting import TooMany, submit

pytestmark = pytest.mark.django_db

SLOTS = 2
WITHIN = 0.3
AT_ONCE_S = 2.0  # of what is nearly done, nobody minds the share


class Play:
    """Work on SLOTS slots: claimed in the order of `in_turn`, each taking the seconds that were given for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began = self.now = datetime(2026, 3, 1, 12, tzinfo=timezone.get_default_timezone())
        self.takes: dict[int, float] = {}
        self.running: dict[int, datetime] = {}
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    @property
    def at(self) -> float:
        return (self.now - self.began).total_seconds()

    def come(self, learner: User, exercise: Exercise, seconds: float) -> Submission:
        row = submit(learner, exercise, source=f"# {uuid4()}")
        self.takes[row.pk] = seconds
        return row

    def past(self, learners: list[User], exercise: Exercise, seconds: list[float]) -> None:
        """What was done on earlier days: it took these seconds, as many at a time as there are learners."""
        for n, each in enumerate(seconds):
            row = submit(learners[n % len(learners)], exercise, source=f"# {uuid4()}")
            start = self.now - timedelta(days=30) + timedelta(minutes=2 * (row.pk // len(learners)))
            _end(row.pk, start, start + timedelta(seconds=each))

    def until(self, seconds: float) -> None:
        """Go on until so many seconds after the beginning."""
        end = self.began + timedelta(seconds=seconds)
        self._claim()
        while self.running and min(self.running.values()) <= end:
            pk = min(self.running, key=lambda pk: self.running[pk])
            self.now = self.running.pop(pk)
            Submission.objects.filter(pk=pk).update(state=State.DONE, verdict=Verdict.FAILED, finished_at=self.now)
            self._claim()
        self.now = end

    def _claim(self) -> None:
        while len(self.running) < SLOTS and (row := in_turn("cpu").first()):
            Submission.objects.filter(pk=row.pk).update(state=State.RUNNING, claimed_at=self.now)
            self.running[row.pk] = self.now + timedelta(seconds=self.takes[row.pk])


def _end(pk: int, start: datetime, end: datetime) -> None:
    done = {"state": State.DONE, "verdict": Verdict.FAILED, "claimed_at": start, "finished_at": end}
    Submission.objects.filter(pk=pk).update(**done)


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    return Play(monkeypatch)


def actual(row: Submission, since: datetime) -> float:
    row.refresh_from_db()
    assert row.finished_at is not None
    return (row.finished_at - since).total_seconds()


def test_a_full_queue_of_quick_and_slow_work_is_foretold_within_30_percent(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    rng = random.Random(7)
    kinds = {make_exercise(key): seconds for key, seconds in [("quick", 1.0), ("medium", 5.0), ("slow", 20.0)]}
    earlier = [make_learner(name) for name in ("earlier", "before")]
    for exercise, seconds in kinds.items():
        play.past(earlier, exercise, [seconds * rng.uniform(0.7, 1.3) for _ in range(12)])
    told: list[tuple[Submission, datetime, float]] = []
    learners = [make_learner(f"learner{n}") for n in range(70)]
    for n, learner in enumerate([*learners[:50], *learners[:25], *learners[50:]]):  # some press twice
        play.until(n * 0.4)
        exercise, seconds = rng.choices(list(kinds.items()), weights=[6, 3, 1])[0]
        row = play.come(learner, exercise, seconds * rng.uniform(0.7, 1.3))
        if not 50 <= n < 75:  # a second one is overtaken by whoever still comes: it is asked when all have come
            told.append((row, play.now, waiting_for(row).estimate_s))
    rest = Submission.objects.waiting()
    told += [(row, play.now, waiting_for(row).estimate_s) for row in rest.order_by("pk")[::4]]
    play.until(3600)
    waits = [(actual(row, at), estimate) for row, at, estimate in told]
    assert max(wait for wait, _ in waits) > 120, "nothing had to wait"
    assert [both for both in waits if abs(both[0] - both[1]) > max(WITHIN * both[0], AT_ONCE_S)] == []


def test_work_that_is_overdue_is_never_said_to_be_nearly_done(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    """A run of 19 s of an exercise that took one second so far, asked again and again."""
    exercise = make_exercise(limits={"session_s": 20})
    play.past([make_learner("earlier")], exercise, [1.0] * 10)
    row = play.come(make_learner(), exercise, 19.0)
    play.until(0)
    said = {}
    for second in (0, 1, 2, 5, 10, 15, 18):
        play.until(second)
        said[second] = waiting_for(row)
    assert said[0] == Waiting(0, 1.0)
    assert [said[second].overdue for second in (0, 1, 2, 18)] == [False, False, True, True]
    assert [said[second].estimate_s for second in (2, 5, 10, 15, 18)] == [2, 5, 10, 5, 2]  # as long again, to its limit


def test_past_its_session_what_remains_is_what_judging_may_take(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    exercise = make_exercise(limits={"session_s": 20})
    play.past([make_learner("earlier")], exercise, [1.0] * 10)
    row = play.come(make_learner(), exercise, 79.0)
    play.until(30)
    assert waiting_for(row).estimate_s == 30
    play.until(78.5)
    assert waiting_for(row).estimate_s == 1.5


def test_what_sometimes_takes_long_is_judged_by_the_times_it_did(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    exercise = make_exercise(limits={"session_s": 60})
    play.past([make_learner("earlier")], exercise, [1.0] * 8 + [30.0] * 2)
    row = play.come(make_learner(), exercise, 30.0)
    play.until(0)
    assert waiting_for(row).estimate_s == pytest.approx(6.8)
    play.until(4)
    assert waiting_for(row) == Waiting(0, 26.0)


def test_when_to_come_back_is_what_the_overdue_run_is_likely_to_need(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    exercise, ada = make_exercise(limits={"session_s": 60}), make_learner()
    play.past([make_learner("earlier")], exercise, [1.0] * 10)
    rows = [play.come(ada, exercise, 19.0) for _ in range(3)]
    play.until(10.2)
    with pytest.raises(TooMany, match="longer than usual and may need about 11 s more") as refused:
        submit(ada, exercise, source="the fourth")
    assert refused.value.retry_after_s == 11 > actual_rest(play, rows[0])
    assert [waiting_for(row).estimate_s for row in rows[1:]] == [11.2, 12.2]  # after it, one by one


def actual_rest(play: Play, row: Submission) -> float:
    return play.takes[row.pk] - play.at


def test_ones_own_work_is_waited_for_though_slots_are_free(play: Play, make_learner: Any, make_exercise: Any) -> None:
    exercise, ada = make_exercise(), make_learner()
    play.past([make_learner("earlier"), make_learner("before")], exercise, [8.0] * 10)
    first, second, third = (play.come(ada, exercise, 8.0) for _ in range(3))
    play.until(2)
    estimates = [waiting_for(row).estimate_s for row in (first, second, third)]
    assert estimates == [6.0, 14.0, 22.0]
    other = play.come(make_learner("grace"), exercise, 8.0)
    assert waiting_for(other) == Waiting(1, 8.0)


def test_what_must_wait_after_a_fault_of_ours_says_so(play: Play, make_learner: Any, make_exercise: Any) -> None:
    exercise = make_exercise()
    play.past([make_learner("earlier")], exercise, [2.0] * 5)
    row = play.come(make_learner(), exercise, 2.0)
    Submission.objects.filter(pk=row.pk).update(not_before=play.now + timedelta(seconds=15))
    assert waiting_for(row) == Waiting(1, 17.0)


def test_work_without_a_past_is_told_by_its_queue_and_else_by_its_limits(
    play: Play, make_learner: Any, make_exercise: Any
) -> None:
    fresh, short = make_exercise("fresh", limits={"session_s": 40}), make_exercise("short")
    row = play.come(make_learner(), fresh, 4.0)
    assert waiting_for(row).estimate_s == 4.0
    play.past([make_learner("earlier")], short, [1.5] * 6)
    assert waiting_for(row).estimate_s == 1.5


def test_a_rare_exercise_keeps_its_own_past(
    play: Play, make_learner: Any, make_exercise: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare, common, earlier = make_exercise("rare"), make_exercise("common"), [make_learner("earlier")]
    play.past(earlier, rare, [12.0] * 4)
    play.past(earlier, common, [1.0] * 20)  # newer, and as many as a queue's sample holds
    monkeypatch.setattr(durations, "SAMPLE", 20)
    assert waiting_for(play.come(make_learner(), rare, 12.0)).estimate_s == 12.0


def test_a_thousand_in_the_line_cost_four_queries_and_little_time(make_learner: Any, make_exercise: Any) -> None:
    exercises = [make_exercise(f"exercise-{n}", limits={"session_s": 30}) for n in range(20)]
    learners = User.objects.bulk_create(User(username=f"learner{n}") for n in range(500))
    now = timezone.now()
    facts = [{"state": State.DONE, "verdict": Verdict.FAILED, "claimed_at": now - timedelta(seconds=3602 + n),
              "finished_at": now - timedelta(seconds=3600 + n)} for n in range(400)] + [{}] * 1000  # fmt: skip
    Submission.objects.bulk_create(
        Submission(
            learner=learners[n % 500], exercise=exercises[n % 20], version=exercises[n % 20].current,
            source="x", content_hash="x", created=now - timedelta(seconds=2000 - n), **fact,
        )
        for n, fact in enumerate(facts)
    )  # fmt: skip
    last = submit(make_learner(), exercises[0], source="x")
    with CaptureQueriesContext(connection) as captured:
        began = time.process_time()
        waiting = waiting_for(last)
        took = time.process_time() - began
    assert len(captured) <= 4
    assert waiting == Waiting(501, 502.0)  # everybody's first before it; two seconds each, two at a time
    assert took < 1.0, took
