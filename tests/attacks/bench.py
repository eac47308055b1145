"""Judges attacks the way a worker does: a row, a judge process, a real sandbox service. Then looks for what is left.

One `Bench` for an engine serves all of its attacks. What it shows of an outcome is what the learner's page shows.
"""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from courses.models import Exercise, User
from grader.judging import Judge
from grader.models import Submission
from grader.submitting import submit
from grader.work import work_once
from tests.attacks.attack import SCRIPT, Attack, target
from tests.attacks.page import Page
from tests.hub.conftest import signed_in
from tests.sandbox.conftest import RunningService

ROOT = Path(__file__).resolve().parents[2]
MakeExercise = Callable[..., Exercise]
# Where an attack's files would show if it got out; `attack-` is how each of them is called.
OUTSIDE = [*map(Path, ("/tmp", "/dev/shm", "/var/tmp", "/run", "/")), Path.home(), ROOT, ROOT / "sandbox"]


@dataclass
class Outcome:
    """How a submission came out, and the page that says so."""

    submission: Submission
    page: Page
    seconds: float

    @property
    def sandbox_id(self) -> str:
        return str((self.submission.report or {}).get("opened", {}).get("sandbox_id", ""))


@dataclass
class Bench:
    """One engine's sandbox service and judge."""

    service: RunningService
    judge: Judge
    _read: int = 0
    _judge_pid: int | None = field(default=None)

    def attack(self, attack: Attack, learner: User, make_exercise: MakeExercise) -> Outcome:
        content = target(attack.target).content
        exercise = make_exercise("target", **{**content, "limits": {**content["limits"], **attack.limits}})
        return self.work(learner, exercise, attack.source, kind=attack.kind)

    def honest(self, name: str, learner: User, make_exercise: MakeExercise) -> Outcome:
        """An exercise answered as it should be."""
        kind = "run" if name == SCRIPT else "submission"
        return self.work(learner, make_exercise("honest", **target(name).content), target(name).honest, kind=kind)

    def work(self, learner: User, exercise: Exercise, source: str, *, kind: str) -> Outcome:
        submission = submit(learner, exercise, source=source, kind=kind)
        began = time.monotonic()
        self.judge.start()
        self._judge_pid = self._pid()
        assert work_once("cpu", self.judge)
        seconds = time.monotonic() - began
        submission.refresh_from_db()
        return Outcome(submission, Page.of(signed_in(learner), submission), seconds)

    def costs(self) -> list[str]:
        """What our own side lost since this was last asked: a judge, the service, a line of failure in its log."""
        lost = [] if self._pid() == self._judge_pid else ["the judge process had to be replaced"]
        lost += [] if self.service.process.poll() is None else ["the sandbox service ended"]
        return lost + list(self._complaints())

    def remains(self, outcome: Outcome, *, seconds: float = 30.0) -> str:
        """What is still there of a sandbox `seconds` after its end.

        Usually it is gone at the first look; fifty busy processes on a loaded machine take an engine more than ten.
        """
        until = time.monotonic() + seconds
        while (left := self._remains(outcome.sandbox_id)) and time.monotonic() < until:
            time.sleep(0.02)
        return left

    def _remains(self, sandbox_id: str) -> str:
        engine, _, number = sandbox_id.partition("-")
        if engine == "docker":
            listing = docker("ps", "-aq", "--filter", f"id={number}")
            return f"the container {number}" if listing.strip() else ""
        if engine == "bwrap" and b"bwrap" in _command_line(int(number)):
            return f"the process {number}"
        try:
            return next(self._orphans(), "")
        except FileNotFoundError:
            return "a control group that is just going"

    def _orphans(self) -> Iterator[str]:
        """Control groups whose sandbox is gone: each must hold a living bwrap."""
        for group in Path("/sys/fs/cgroup").glob(f"**/hub-sandbox/{self.service._service_name}.*/cgroup.procs"):
            try:
                members = group.read_text().split()
            except OSError:
                continue  # removed at this moment
            if members and not any(b"bwrap" in _command_line(int(pid)) or _is_supervisor(int(pid)) for pid in members):
                yield f"the control group {group.parent.name}"

    def _complaints(self) -> Iterator[str]:
        with self.service.log.open() as log:
            log.seek(self._read)
            lines = log.read()
            self._read = log.tell()
        for line in lines.splitlines():
            if re.search(r"Traceback| ERROR |supervisor: \w*(Error|Exception)", line):
                yield f"the sandbox service's log says: {line}"

    def _pid(self) -> int | None:
        process = self.judge._process
        return process.pid if process is not None and process.poll() is None else None


def planted() -> list[str]:
    """Files of an attack outside of its sandbox."""
    return [str(path) for folder in OUTSIDE for path in folder.glob("attack-*")]


def docker(*arguments: str) -> str:
    command = ["/usr/bin/docker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_supervisor(pid: int) -> bool:
    return b"/opt/hub/sandbox/inside/supervisor.py" in _command_line(pid)


def facts(outcome: Outcome) -> str:
    """For a failing assertion: what was said."""
    row = outcome.submission
    report = {key: value for key, value in (row.report or {}).items() if key in {"ending", "error", "operator_detail"}}
    shown = outcome.page.text.partition("/ Submission")[2][:2500]
    return json.dumps({"verdict": row.verdict, "headline": row.headline, **report, "page": shown}, indent=1)
