"""The tests of a submission's life once more, on a real PostgreSQL: they must come out as on SQLite."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.faults.workers import ROOT
from tests.postgres import cluster

SAME = [
    "tests/grader/test_life_submitting.py",
    "tests/grader/test_life_claiming.py",
    "tests/grader/test_life_drafts.py",
    "tests/grader/test_life_work.py",
    "tests/courses/test_importing.py",
    "tests/courses/test_reviewing.py",
    "tests/faults/test_claiming_together.py",
    "tests/faults/test_worker_faults.py",
    "tests/grader/test_waiting.py",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with cluster() as url:
        yield url


@pytest.mark.postgres
@pytest.mark.slow
def test_the_life_of_a_submission_is_the_same_on_postgres(address: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not redis", *SAME],
        cwd=ROOT,
        env={**os.environ, "HUB_DATABASE_URL": address},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout and "skipped" not in done.stdout
