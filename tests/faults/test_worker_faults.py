"""Faults of workers and their broker that need no sandbox: on SQLite here, on PostgreSQL by test_on_postgres.py.

A lease that runs out is not waited for: the tests set it back, and sweep as any worker would.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import redis
from django.utils import timezone

from courses.models import Exercise, ExerciseProgress
from grader import recovery
from grader.events import read_after
from grader.models import Submission
from grader.results import State, Verdict
from grader.submitting import submit
from tests.broker import broker
from tests.faults.ledger import Tell, fates_of
from tests.faults.servers import end, free_port, redis_server
from tests.faults.workers import environment, until, worker
from tests.journeys.stack import command_line, descendants

pytestmark = pytest.mark.django_db(transaction=True)

SubmitMany = Callable[..., list[Submission]]


@pytest.fixture
def submit_many(make_learner: Any, make_exercise: Any) -> SubmitMany:
    """One submission of each of `people` learners."""

    def many(people: int, source: str, *, prefix: str = "learner") -> list[Submission]:
        exercise = Exercise.objects.first() or make_exercise()
        return [submit(make_learner(f"{prefix}{n}"), exercise, source=source) for n in range(people)]

    return many


@pytest.fixture
def alone(database_url: str, tmp_path: Path) -> dict[str, str]:
    """For workers that hear nothing, and look by themselves."""
    return environment(database_url, tmp_path, HUB_BROKER_URL="memory://")


def all_done() -> bool:
    return not Submission.objects.unfinished().exists()


def lose_leases() -> None:
    """As if fifteen seconds had passed; and then do what every worker does every few seconds."""
    Submission.objects.running().update(lease_until=timezone.now() - timedelta(seconds=1))
    recovery.sweep()
    Submission.objects.waiting().update(not_before=None)


def expect_one_each(submissions: list[Submission]) -> None:
    for submission in submissions:
        submission.refresh_from_db()
        assert (submission.verdict, submission.checks.count()) == (Verdict.PASSED, 1)
    assert list(ExerciseProgress.objects.values_list("attempts", flat=True)) == [1] * len(submissions)


def test_a_stale_worker_that_wakes_after_its_lease_writes_nothing(
    alone: dict[str, str], tmp_path: Path, submit_many: SubmitMany, tell: Tell
) -> None:
    (submission,) = submit_many(1, "# sleep: 2\n# print: hello")
    with worker(alone, tmp_path / "stale", processes=1) as stale:
        until(lambda: "output" in [event.kind for event in read_after(submission.public_id)], 15)
        os.killpg(stale.pid, signal.SIGSTOP)
        lose_leases()
        with worker(alone, tmp_path / "other", processes=1):
            until(all_done, 30, what=(tmp_path / "other").read_text)
        before = read_after(submission.public_id)
        submission.refresh_from_db()
        facts = (submission.finished_at, submission.lease, submission.losses)
        os.killpg(stale.pid, signal.SIGCONT)
        until(lambda: "no longer ours" in (tmp_path / "stale").read_text(), 15, what=(tmp_path / "stale").read_text)
    submission.refresh_from_db()
    assert (submission.finished_at, submission.lease, submission.losses) == facts
    assert read_after(submission.public_id) == before
    expect_one_each([submission])
    tell("a worker: SIGSTOP past its lease, then SIGCONT", fates_of([submission]))


def test_a_killed_process_of_a_worker_costs_one_loss_and_is_replaced(
    alone: dict[str, str], tmp_path: Path, submit_many: SubmitMany, tell: Tell
) -> None:
    submissions = submit_many(2, "# sleep: 1")
    with worker(alone, tmp_path / "log", processes=1) as started:
        until(lambda: Submission.objects.running().count() == 1, 15)
        children = [pid for pid in descendants(started.pid) if "celery" in command_line(pid)]
        os.kill(children[0], signal.SIGKILL)
        lose_leases()
        until(all_done, 30, what=(tmp_path / "log").read_text)
    expect_one_each(submissions)
    assert sorted(submission.losses for submission in submissions) == [0, 1]
    tell("a worker's process: kill -9, one running and one waiting", fates_of(submissions))


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    port = free_port()
    server = redis_server(port, tmp_path)
    yield port
    end(server)


@pytest.mark.redis
def test_redis_flushed_with_twenty_queued_loses_none(
    redis_port: int, database_url: str, tmp_path: Path, submit_many: SubmitMany, tell: Tell
) -> None:
    url = f"redis://127.0.0.1:{redis_port}/0"
    with redis.Redis(port=redis_port) as client, broker(url, {}):
        submissions = submit_many(20, "# sleep: 0.1")
        until(lambda: client.llen("cpu") == 20, 10)
        with worker(environment(database_url, tmp_path, HUB_BROKER_URL=url), tmp_path / "log"):
            client.flushall()
            until(all_done, 30, what=(tmp_path / "log").read_text)
            assert client.llen("cpu") == 0
    expect_one_each(submissions)
    tell("Redis: flushed with twenty queued", fates_of(submissions))


@pytest.mark.redis
def test_one_message_delivered_fifty_times_judges_once(
    redis_port: int, database_url: str, tmp_path: Path, submit_many: SubmitMany, tell: Tell
) -> None:
    url = f"redis://127.0.0.1:{redis_port}/0"
    with redis.Redis(port=redis_port) as client, broker(url, {}):
        submissions = submit_many(1, "# sleep: 0.3")
        until(lambda: client.llen("cpu") == 1, 10)
        (message,) = client.lrange("cpu", 0, 0)
        client.lpush("cpu", *[message] * 49)
        with worker(environment(database_url, tmp_path, HUB_BROKER_URL=url), tmp_path / "log"):
            until(lambda: all_done() and client.llen("cpu") == 0, 30, what=(tmp_path / "log").read_text)
    expect_one_each(submissions)
    tell("Redis: one message delivered fifty times", fates_of(submissions))


@pytest.mark.redis
def test_redis_stopped_before_a_submit_answers_at_once_and_judges_all_the_same(
    database_url: str, tmp_path: Path, submit_many: SubmitMany, tell: Tell
) -> None:
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    env = environment(database_url, tmp_path, HUB_BROKER_URL=url)
    server = redis_server(port, tmp_path)
    try:
        with broker(url, {}), worker(env, tmp_path / "log"):
            end(server)
            began = time.monotonic()
            submissions = submit_many(2, "x")
            assert time.monotonic() - began < 2 * len(submissions)
            assert {submission.state for submission in submissions} == {State.QUEUED}
            until(all_done, 15, what=(tmp_path / "log").read_text)
            server = redis_server(port, tmp_path)
            submissions += submit_many(1, "x", prefix="again")
            until(all_done, 15, what=(tmp_path / "log").read_text)
    finally:
        end(server)
    expect_one_each(submissions)
    tell("Redis: stopped before a submit, started again later", fates_of(submissions))
