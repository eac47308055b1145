"""The life of a judge process: read a job, do it, tell about it, read the next; limits on itself before anything else.

It starts with everything imported and then waits on standard input for messages: four bytes of length, then JSON,
`{"job": {...}}` or `{"stop": true}`. Events go out as JSON lines, `{"kind": ..., "data": ...}`, the last of a job being
`report`. It holds no secret, no database and no queue. A thread of its own reads, so that a stop can reach the session
while the main thread waits for the learner's code; a CPU alarm ends what compares or decodes without end.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import signal
import struct
import sys
import threading
from typing import Any, NoReturn

from grader.judging.work import judge
from grader.results import JudgeJob, Report, Verdict

LENGTH = struct.Struct("!I")
MESSAGE_BYTES = 16 * 1024 * 1024
MEMORY_BYTES = 3 * 1024**3
CPU_SECONDS = 60  # of the judge itself for one job, children not counted
TOO_HEAVY = "Your answers took more time or memory to read and compare than judging allows: are they as small as asked?"


class Overrun(BaseException):
    """The CPU budget of this job is used up. Not an Exception, so that no check of an author's can swallow it."""


def serve() -> None:
    """Work until standard input ends."""
    events = _claim_stdout()
    _limit_ourselves()
    inbox: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    held = Held()
    threading.Thread(target=_read, args=(inbox, held), name="reader", daemon=True).start()
    _send(events, "ready", {})
    while (message := inbox.get()) is not None:
        report = _work(JudgeJob(**message["job"]), events, held)
        _send(events, "report", report.to_dict())


class Held:
    """The session of the job at hand, so that a stop can reach it; also one that came before there was a session."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._session: Any = None
        self._stopped = False

    def begin(self) -> None:
        with self._lock:
            self._stopped = False

    def hold(self, session: Any) -> None:
        with self._lock:
            self._session = session
            stop_now = self._stopped and session is not None
        if stop_now:
            session.stop()

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            session = self._session
        if session is not None:
            session.stop()


def _work(job: JudgeJob, events: int, held: Held) -> Report:
    _alarm_after(CPU_SECONDS)
    try:
        return judge(job, lambda kind, data: _send(events, kind, data), held.hold)
    except (Overrun, MemoryError):
        return Report(Verdict.ERROR, TOO_HEAVY)
    except Exception as ours:
        detail = f"{type(ours).__name__}: {ours}"
        return Report(Verdict.NOT_JUDGED, "This was our fault: the judge failed.", operator_detail=detail[:4000])


def _alarm_after(seconds: int) -> None:
    """Ask the kernel for SIGXCPU after so many more CPU seconds; twice as many end the process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def _limit_ourselves() -> None:
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, _overrun)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the worker, which then ends us


def _overrun(_signal: int, _frame: object) -> NoReturn:
    raise Overrun


def _claim_stdout() -> int:
    """Our events get the real standard output; a print in an author's checks.py goes to the log instead."""
    events = os.dup(1)
    os.dup2(2, 1)
    return events


def _read(inbox: queue.SimpleQueue[dict[str, Any] | None], held: Held) -> None:
    try:
        while (message := _next_message()) is not None:
            if "stop" in message:
                held.stop()
            else:
                held.begin()  # here, in the order of the messages: a stop for this job can only come after it
                inbox.put(message)
    finally:
        held.stop()  # the worker is gone: nobody waits for this any more
        inbox.put(None)


def _next_message() -> dict[str, Any] | None:
    header = _read_exactly(LENGTH.size)
    if header is None:
        return None
    (length,) = LENGTH.unpack(header)
    body = _read_exactly(length) if length <= MESSAGE_BYTES else None
    return None if body is None else json.loads(body)


def _read_exactly(count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = os.read(0, count - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _send(events: int, kind: str, data: dict[str, Any]) -> None:
    line = json.dumps({"kind": kind, "data": data}, separators=(",", ":"), default=str).encode() + b"\n"
    try:
        while line:
            line = line[os.write(events, line) :]
    except BrokenPipeError:
        sys.exit(0)
