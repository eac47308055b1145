"""Real workers, real messages, real faults: whatever is lost or killed, each submission ends with one verdict."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from courses.models import ExerciseProgress
from grader.models import Event, Submission
from grader.results import State, Verdict
from grader.submitting import request_stop, submit
from tests.broker import broker
from tests.faults.workers import environment, kill, until, worker

pytestmark = pytest.mark.django_db(transaction=True)

SubmitMany = Callable[..., list[Submission]]


@pytest.fixture
def submit_many(make_learner: Any, make_exercise: Any) -> SubmitMany:
    """One submission of each of `people` learners."""

    def many(people: int, source: str = "x", *, prefix: str = "learner") -> list[Submission]:
        from courses.models import Exercise

        exercise = Exercise.objects.first() or make_exercise()
        return [submit(make_learner(f"{prefix}{n}"), exercise, source=source) for n in range(people)]

    return many


@pytest.fixture
def folder_broker(tmp_path: Path) -> Iterator[Path]:
    """The folder that the worker and this process pass messages through."""
    from hub.broker import broker_options

    with broker("filesystem://", broker_options("filesystem://", tmp_path / "broker")):
        yield tmp_path / "broker" / "messages"


@pytest.fixture
def env(database_url: str, folder_broker: Path, tmp_path: Path) -> dict[str, str]:
    return environment(database_url, tmp_path, HUB_BROKER_URL="filesystem://")


def state(submission: Submission) -> str:
    return Submission.objects.values_list("state", flat=True).get(pk=submission.pk)


def all_done() -> bool:
    return not Submission.objects.unfinished().exists()


def assert_one_verdict_each(submissions: list[Submission]) -> None:
    for submission in submissions:
        submission.refresh_from_db()
        assert (submission.state, submission.verdict) == (State.DONE, Verdict.PASSED)
        assert Event.objects.filter(submission=submission, kind="done").count() == 1
        assert submission.checks.count() == 1
    assert set(ExerciseProgress.objects.values_list("attempts", flat=True)) == {1}
    assert ExerciseProgress.objects.count() == len(submissions)


def test_a_submission_is_judged_well_within_a_second(
    env: dict[str, str], tmp_path: Path, submit_many: SubmitMany
) -> None:
    with worker(env, tmp_path / "log"):
        took = []
        for n in range(3):
            (submission,) = submit_many(1, prefix=f"quick{n}-")
            until(all_done, 5, what=(tmp_path / "log").read_text)
            submission.refresh_from_db()
            assert submission.finished_at is not None
            took.append((submission.finished_at - submission.created).total_seconds())
    assert min(took) < 0.5, took


def test_fifty_deliveries_of_the_hint_judge_each_once(
    env: dict[str, str], tmp_path: Path, submit_many: SubmitMany
) -> None:
    from grader.tasks import look

    submissions = submit_many(8, "# sleep: 0.05")
    for _ in range(50):
        look.apply_async(args=("cpu",), queue="cpu")
    with worker(env, tmp_path / "log"):
        until(all_done, 20, what=(tmp_path / "log").read_text)
        assert_one_verdict_each(submissions)


def test_a_flushed_broker_loses_nothing(
    env: dict[str, str], tmp_path: Path, folder_broker: Path, submit_many: SubmitMany
) -> None:
    with worker(env, tmp_path / "log"):
        began = time.monotonic()
        with broker("memory://", {}):  # whatever is sent from here on, no worker hears
            submissions = submit_many(3)
            until(all_done, 10, what=(tmp_path / "log").read_text)
        assert time.monotonic() - began < 5
        assert list(folder_broker.iterdir()) == []
        assert_one_verdict_each(submissions)


def test_a_gentle_end_gives_the_work_back_at_once(env: dict[str, str], tmp_path: Path, submit_many: SubmitMany) -> None:
    (submission,) = submit_many(1, "# sleep: 30")
    with worker(env, tmp_path / "log") as started:
        until(lambda: state(submission) == State.RUNNING, 10)
        began = time.monotonic()
        started.send_signal(signal.SIGTERM)
        started.wait(timeout=20)
        assert time.monotonic() - began < 10
    submission.refresh_from_db()
    assert (submission.state, submission.losses) == (State.QUEUED, 0)


def test_stop_reaches_another_process(env: dict[str, str], tmp_path: Path, submit_many: SubmitMany) -> None:
    (submission,) = submit_many(1, "# sleep: 30")
    with worker(env, tmp_path / "log"):
        until(lambda: state(submission) == State.RUNNING, 10)
        request_stop(submission)
        until(all_done, 3)
    submission.refresh_from_db()
    assert submission.verdict == Verdict.STOPPED


@pytest.mark.slow
def test_kill_9_in_the_middle_of_grading_loses_nothing(
    env: dict[str, str], tmp_path: Path, submit_many: SubmitMany
) -> None:
    submissions = submit_many(2, "# sleep: 1.5")
    with worker(env, tmp_path / "first") as first:
        until(lambda: Submission.objects.running().count() == 2, 10)
        kill(first)
    assert Submission.objects.running().count() == 2
    with worker(env, tmp_path / "second"):
        until(all_done, 45, what=(tmp_path / "second").read_text)
    assert_one_verdict_each(submissions)
    assert {submission.losses for submission in submissions} == {1}
