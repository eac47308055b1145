"""Starting real Celery workers on the test database, and ending them gently or not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(database_url: str, data: Path, **more: str) -> dict[str, str]:
    """What a process of ours needs to work on the test database."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}",
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "HUB_DATABASE_URL": database_url,
        "HUB_DATA": str(data),
        "HUB_SECRET_KEY": "the tests' own",
        **more,
    }


@contextmanager
def worker(env: dict[str, str], log: Path, *, processes: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with its processes in a group of their own; yields when it is ready, ends it with all it started."""
    with log.open("ab") as output:
        started = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "hub", "worker", "--queues", "cpu", "--concurrency", str(processes),
             "--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO"],
            cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        until(lambda: b" ready." in log.read_bytes(), 30, what=lambda: log.read_text())
        yield started
    finally:
        kill(started)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, for the whole group at once: what a power cut leaves."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def until(done: Callable[[], bool], seconds: float, *, what: Callable[[], str] = lambda: "") -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"not within {seconds} s: {what()}"
        time.sleep(0.05)
