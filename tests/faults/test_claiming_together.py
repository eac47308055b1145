"""Six processes claim at once: nothing twice, nothing lost, on SQLite and (test_on_postgres.py) on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from courses.models import ExerciseProgress
from grader.models import Event, Submission
from grader.results import State
from grader.submitting import submit
from tests.faults.workers import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)

LEARNERS = 30


def test_six_processes_share_the_work_without_a_double_or_a_loss(
    database_url: str, tmp_path: Path, make_learner: Any, make_exercise: Any
) -> None:
    exercise = make_exercise()
    learners = [make_learner(f"learner{n}") for n in range(LEARNERS)]
    rows = [submit(learner, exercise, source=f"x = {n}").pk for learner in learners for n in range(2)]
    processes = [_claimer(environment(database_url, tmp_path)) for _ in range(6)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    outputs = _let_go(processes)
    claimed = [int(line) for output in outputs for line in output.split()]
    assert sorted(claimed) == sorted(rows)
    assert sum(bool(output) for output in outputs) > 1, "only one process got anything: nothing was tried"
    assert Submission.objects.filter(state=State.DONE).count() == len(rows)
    assert Event.objects.filter(kind="done").count() == len(rows)
    assert set(ExerciseProgress.objects.values_list("attempts", flat=True)) == {2}


def _claimer(env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.claim_all"],
        cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _let_go(processes: list[subprocess.Popen[str]]) -> list[str]:
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    outputs = []
    for process in processes:
        output, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        outputs.append(output)
    return outputs
