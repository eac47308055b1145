"""Work that may crash, hang or grow, done in a forked child of this process: the child may die, we read a sentence.

Python's own parser can overflow its stack on a hostile file, and a known wrong answer may loop for ever; neither may
take a judge with it. The child inherits what is in memory, answers with JSON over a pipe, and is limited in memory, in
CPU seconds and, more generously, in wall-clock seconds. It never returns into the caller's stack.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ANSWER_BYTES = 1024 * 1024
MEMORY_BYTES = 512 * 1024 * 1024  # beyond what is inherited; for nested `finally`s the compiler would take gigabytes
WAITING = (
    4  # wall-clock seconds for each CPU second: on a busy machine a child waits for its turn, which is not its fault
)


class ChildDied(Exception):
    """The child crashed, ran out of time or memory, or raised; nothing is known beyond that."""


def in_child(work: Callable[[], Any], *, seconds: float) -> Any:
    """What `work()` returns, through JSON; raises ChildDied when it doesn't return in time.

    `seconds` are CPU seconds; the wall clock may show WAITING times as many. What `work` changes in memory stays in the
    child.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(work, writing, seconds)
    os.close(writing)
    try:
        answer = _read_all(reading, time.monotonic() + WAITING * seconds)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)  # not yet reaped, so the number is still its own
        os.waitpid(child, 0)
    if not answer:
        raise ChildDied
    return json.loads(answer)


def _be_the_child(work: Callable[[], Any], writing: int, seconds: float) -> None:
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        _limit(seconds)
        _keep_only(writing)
        answer = json.dumps(work()).encode()
        if len(answer) <= ANSWER_BYTES:
            _write_all(writing, answer)
    finally:  # whatever happened, the parent's stack, buffers and exit handlers are none of the child's business
        os._exit(0)


def _limit(seconds: float) -> None:
    cpu = max(1, round(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    memory = _memory_held() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _memory_held() -> int:
    """Bytes of data that were inherited."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))


def _keep_only(writing: int) -> None:
    """Close the caller's sockets and pipes: a sandbox session must not stay open because a child still holds it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    top = 1 + max((int(name) for name in os.listdir("/proc/self/fd")), default=1024)  # noqa: PTH208
    os.closerange(3, writing)
    os.closerange(writing + 1, top)


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _read_all(descriptor: int, deadline: float) -> bytes:
    chunks: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([descriptor], [], [], left)
        chunk = os.read(descriptor, 65536) if ready else b""
        if ready and not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return b""
