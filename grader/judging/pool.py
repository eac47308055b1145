"""The worker's side of judging: starts judge processes, hands them work, and decides whose fault it is when one fails.

A judge that is silent past the deadline once it has the learner's answers is the learner's failure: their answers keep
it busy. One that crashes, or never got that far, is ours. Either way the process is killed and replaced; so is one that
has served long enough.
"""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from grader.results import JudgeJob, Report, Verdict

OnEvent = Callable[[str, dict[str, Any]], None]
ShouldStop = Callable[[], bool]

LOOK_S = 0.05  # how often `should_stop` is asked
JOBS = 200  # after so many a process is replaced
STARTING_S = 60.0
STOPPING_S = 5.0  # a stopped session ends at once; a judge that doesn't (it waits for a sandbox) is killed
LINE_BYTES = 64 * 1024 * 1024  # of one event; the largest are figures and the report
LENGTH = struct.Struct("!I")
ROOT = Path(__file__).resolve().parent.parent.parent

_TOO_LONG = "Your answers took longer to read and compare than judging allows: are they as small as asked?"
_OURS = "This was our fault, not yours: your code could not be judged. It will be tried again and does not count."


class JudgeFailed(Exception):
    """The judge process ended, or said what no judge says."""


class Judge:
    """One judge process, started when first needed and replaced when it fails or has served long enough.

    For one thread at a time. `close` it, or use it as a context manager.
    """

    def __init__(self, *, jobs: int = JOBS) -> None:
        self._jobs = jobs
        self._left = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process ahead of the first job, so that this one finds it warm."""
        if self._process is None or self._left <= 0 or self._process.poll() is not None:
            self.close()
            self._process = _start_process()
            self._buffer.clear()
            self._left = self._jobs
            if self._next("ready", time.monotonic() + STARTING_S) is None:
                self.close()
                raise JudgeFailed("the judge process did not start in time")

    def work(self, job: JudgeJob, on_event: OnEvent, should_stop: ShouldStop, deadline_s: float) -> Report:
        """Judge one job; blocks until its report. `on_event` is called here, in order; `should_stop` every 50 ms.

        Never raises for what a learner's code or a judge process does: faults of ours are "not judged".
        """
        try:
            self.start()
            self._send({"job": job.to_dict()})
        except (JudgeFailed, OSError) as failed:
            return self._give_up(Report(Verdict.NOT_JUDGED, _OURS, operator_detail=str(failed)))
        self._left -= 1
        return self._follow(on_event, should_stop, deadline_s)

    def close(self) -> None:
        """End the process. The next job starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
        process.wait()

    def _follow(self, on_event: OnEvent, should_stop: ShouldStop, deadline_s: float) -> Report:
        deadline = time.monotonic() + deadline_s
        stopping = has_answers = False
        try:
            while time.monotonic() < deadline:
                if not stopping and should_stop():
                    stopping, deadline = True, min(deadline, time.monotonic() + STOPPING_S)
                    self._send({"stop": True})
                event = self._next("", time.monotonic() + LOOK_S)
                if event is None:
                    continue
                if event["kind"] == "report":
                    return Report.from_dict(event["data"])
                has_answers = has_answers or event["data"].get("phase") == "running"
                on_event(event["kind"], event["data"])
        except (JudgeFailed, OSError) as failed:
            return self._give_up(Report(Verdict.NOT_JUDGED, _OURS, operator_detail=str(failed)))
        return self._give_up(_overdue(stopping=stopping, has_answers=has_answers, deadline_s=deadline_s))

    def _give_up(self, report: Report) -> Report:
        self.close()
        return report

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process is not None and self._process.stdin is not None
        body = json.dumps(message, separators=(",", ":")).encode()
        self._process.stdin.write(LENGTH.pack(len(body)) + body)
        self._process.stdin.flush()

    def _next(self, kind: str, until: float) -> dict[str, Any] | None:
        """The next event (of that kind, when named), or None when there is none by then. Raises JudgeFailed."""
        while (line := self._line(until)) is not None:
            event = json.loads(line)
            if kind in ("", event["kind"]):
                return dict(event)
        return None

    def _line(self, until: float) -> bytes | None:
        assert self._process is not None and self._process.stdout is not None
        output = self._process.stdout.fileno()
        while (end := self._buffer.find(b"\n")) < 0:
            ready, _, _ = select.select([output], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(output, 256 * 1024)
            if not chunk or len(self._buffer) > LINE_BYTES:
                raise JudgeFailed(_farewell(self._process))
            self._buffer += chunk
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line


class JudgePool:
    """Several judges for the threads of one worker; each job takes a free one."""

    def __init__(self, size: int, *, jobs: int = JOBS) -> None:
        self._judges = [Judge(jobs=jobs) for _ in range(size)]
        self._free: queue.LifoQueue[Judge] = queue.LifoQueue()  # the warm ones first
        for judge in reversed(self._judges):
            self._free.put(judge)

    @contextmanager
    def judge(self) -> Iterator[Judge]:
        """A judge for one thread; waits until one is free."""
        judge = self._free.get()
        try:
            yield judge
        finally:
            self._free.put(judge)

    def work(self, job: JudgeJob, on_event: OnEvent, should_stop: ShouldStop, deadline_s: float) -> Report:
        """As `Judge.work`, with whichever judge is free."""
        with self.judge() as judge:
            return judge.work(job, on_event, should_stop, deadline_s)

    def close(self) -> None:
        for judge in self._judges:
            judge.close()


def _start_process() -> subprocess.Popen[bytes]:
    # Nothing of our environment but what Python needs: a judge has no business with secrets, proxies or settings.
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "grader.judging"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd="/",
        start_new_session=True,
    )


def _overdue(*, stopping: bool, has_answers: bool, deadline_s: float) -> Report:
    if stopping:
        return Report(Verdict.STOPPED, "You stopped it.")
    if has_answers:
        return Report(Verdict.ERROR, _TOO_LONG)
    return Report(Verdict.NOT_JUDGED, _OURS, operator_detail=f"no sandbox was had within {deadline_s:g} s")


def _farewell(process: subprocess.Popen[bytes]) -> str:
    try:
        code = process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return "the judge process closed its output"
    name = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return f"the judge process ended with {name}"
