"""Where answers are tried: the sandbox service of this machine, or one of our own for as long as it lasts, and judges.

Each thread has a judge process and the service has a warm sandbox for each thread, as on the site. What is tried is
authors' code, so a service of our own skips the self-test, which proves walls against learners.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from courses.contents import ExerciseContent
from grader.gate.trials import Trial
from grader.judging import JudgePool
from grader.results import JudgeJob, Report, Verdict
from sandbox.commands import ask_status
from sandbox.job import Limits, SandboxUnavailable

ROOT = Path(__file__).resolve().parents[2]
STARTING_S = 60.0
ENDING_S = 60.0
PATIENCE_S = 300.0  # for a sandbox, where learners use the service too or memory is short
AGAIN = 2  # attempts in all at what could not be judged, unless its checks are to blame


class Workshop:
    """Threads, judges and a service at `address`. `engine` names what runs the sandboxes, as far as is known yet."""

    def __init__(self, address: Path, jobs: int) -> None:
        self.address = address
        self.engine = ""
        self._closing = False
        self._judges = JudgePool(jobs)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="gate")

    def soon(self, work: Callable[..., Any], *args: Any) -> Future[Any]:
        """Do the work in one of the threads."""
        return self._threads.submit(work, *args)

    def judge(self, content: ExerciseContent, trial: Trial) -> Report:
        """What a learner would get for this answer. Blocks; for the threads."""
        job = JudgeJob(
            "submission", trial.source, content.to_dict(), trial.seed, str(self.address), f"gate:{content.id}"
        )
        deadline = Limits.from_dict(content.limits).session_s + PATIENCE_S
        for _ in range(AGAIN):
            report = self._judges.work(job, lambda _kind, _data: None, self._is_closing, deadline)
            self.engine = report.opened.get("engine", self.engine)
            if report.verdict is not Verdict.NOT_JUDGED or report.operator_detail.startswith("AuthorError"):
                break
        return report

    def close(self) -> None:
        """What is under way is stopped, and what has not begun is dropped."""
        self._closing = True
        self._threads.shutdown(cancel_futures=True)
        self._judges.close()

    def _is_closing(self) -> bool:
        return self._closing


@contextmanager
def workshop(jobs: int, *, service: Path, envs: Path | None = None, engine: str = "auto") -> Iterator[Workshop]:
    """A workshop at the service that answers at `service`, else at one of its own. Raises SandboxUnavailable.

    `envs` are the library environments and `engine` the engine (auto, docker, bubblewrap) of a service of its own.
    """
    if _answers(service):
        yield from _open(service, jobs)
        return
    with (
        tempfile.TemporaryDirectory(prefix="hub-gate-") as folder,
        _service(Path(folder), jobs, envs, engine) as address,
    ):
        yield from _open(address, jobs)


def _open(address: Path, jobs: int) -> Iterator[Workshop]:
    opened = Workshop(address, jobs)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def _service(folder: Path, jobs: int, envs: Path | None, engine: str) -> Iterator[Path]:
    address, log = folder / "sandbox.sock", folder / "log"
    command = [sys.executable, "-m", "sandbox", "serve", "--socket", str(address), "--engine", engine, "--unproved"]
    command += ["--slots", str(jobs), "--warm", "", "--warm-each", str(jobs)]
    command += ["--envs", str(envs)] if envs else []
    with log.open("wb") as out:
        started = subprocess.Popen(command, stderr=out, env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT)
    try:
        until = time.monotonic() + STARTING_S
        while not _answers(address):
            if started.poll() is not None or time.monotonic() > until:
                raise SandboxUnavailable("The sandbox service did not start.", log.read_text(errors="replace")[-2000:])
            time.sleep(0.05)
        yield address
    finally:
        started.terminate()
        started.wait(ENDING_S)


def _answers(address: Path) -> bool:
    try:
        ask_status(address)
    except OSError:
        return False
    return True
