"""The whole way, nothing standing in: a worker, its judges, the sandbox service, an engine; and kill -9 on them."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from courses.importing import import_curriculum
from courses.models import Exercise, ExerciseProgress
from grader.events import read_after
from grader.models import Event, Kind, Submission
from grader.results import State, Verdict
from grader.submitting import request_stop, submit
from tests import needs
from tests.faults.workers import ROOT, environment, kill, until, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.docker, pytest.mark.slow]


@pytest.fixture
def exercise(transactional_db: None) -> Exercise:
    assert import_curriculum(ROOT / "courses" / "curriculum").problems == []
    return Exercise.objects.get(key="matrix-multiplication")


@pytest.fixture
def env(database_url: str, tmp_path: Path) -> dict[str, str]:
    more = {"HUB_SANDBOX_SOCKET": str(tmp_path / "s.sock"), "DJANGO_SETTINGS_MODULE": "hub.settings"}
    return environment(database_url, tmp_path, HUB_BROKER_URL="filesystem://", **more)


@pytest.fixture
def sandbox(env: dict[str, str], tmp_path: Path) -> Iterator[None]:
    needs.docker("python")
    command = ["serve", "--engine", "docker", "--slots", "2", "--warm-each", "1", "--unproved"]
    with (tmp_path / "sandbox").open("wb") as output:
        started = subprocess.Popen(
            [sys.executable, "-m", "sandbox", *command], cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT
        )
    until(lambda: Path(env["HUB_SANDBOX_SOCKET"]).exists(), 30)
    yield
    started.send_signal(signal.SIGTERM)
    started.wait(timeout=60)


def done(submission: Submission) -> bool:
    return Submission.objects.get(pk=submission.pk).state == State.DONE


def test_right_wrong_stopped_and_run_code_come_out_as_they_should(
    env: dict[str, str], sandbox: None, tmp_path: Path, exercise: Exercise, make_learner: Any
) -> None:
    ada, log = make_learner(), tmp_path / "log"
    with worker(env, log, processes=1):
        right = submit(ada, exercise, source=exercise.content["solution"])
        until(lambda: done(right), 60, what=log.read_text)
        wrong = submit(ada, exercise, source=exercise.content["wrong"][0]["source"])
        until(lambda: done(wrong), 30, what=log.read_text)
        endless = submit(ada, exercise, source="print('begun', flush=True)\nwhile True: pass", kind=Kind.RUN)
        until(lambda: any(event.kind == "output" for event in read_after(endless.public_id)), 30, what=log.read_text)
        request_stop(endless)
        until(lambda: done(endless), 5, what=log.read_text)
    for submission in (right, wrong, endless):
        submission.refresh_from_db()
    assert (right.verdict, right.points) == (Verdict.PASSED, right.max_points)
    assert wrong.verdict in {Verdict.PARTLY, Verdict.FAILED}
    assert wrong.checks.exclude(outcome="passed").exists()
    assert endless.verdict == Verdict.STOPPED
    stamps = [right.created, right.claimed_at, right.opened_at, right.loaded_at, right.judged_at, right.finished_at]
    assert stamps == sorted(stamps)
    assert right.image_digest and right.engine == "docker"
    assert ExerciseProgress.objects.get().attempts == 2


def test_kill_9_of_a_worker_with_all_its_judges_costs_nothing_but_time(
    env: dict[str, str], sandbox: None, tmp_path: Path, exercise: Exercise, make_learner: Any
) -> None:
    slow = "import time\ntime.sleep(3)\n" + exercise.content["solution"]
    submission = submit(make_learner(), exercise, source=slow)
    with worker(env, tmp_path / "first", processes=1) as first:
        until(lambda: any(e.data.get("phase") == "running" for e in read_after(submission.public_id)), 60)
        kill(first)
    with worker(env, tmp_path / "second", processes=1):
        until(lambda: done(submission), 60, what=(tmp_path / "second").read_text)
    submission.refresh_from_db()
    assert (submission.verdict, submission.losses) == (Verdict.PASSED, 1)
    assert Event.objects.filter(submission=submission, kind="done").count() == 1
    assert ExerciseProgress.objects.get().attempts == 1


def test_without_a_sandbox_service_nothing_counts_and_the_learner_is_told(
    env: dict[str, str], tmp_path: Path, exercise: Exercise, make_learner: Any
) -> None:
    submission = submit(make_learner(), exercise, source=exercise.content["solution"])
    with worker(env, tmp_path / "log", processes=1):
        until(lambda: done(submission), 60, what=(tmp_path / "log").read_text)
    submission.refresh_from_db()
    assert submission.verdict == Verdict.NOT_JUDGED
    assert "our fault" in submission.headline
    assert not ExerciseProgress.objects.exists()
