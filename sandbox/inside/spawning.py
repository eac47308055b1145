"""Forks the learner's interpreter off the supervisor: its own session, pipes for output, one socket for frames.

What the child then does is sandbox.inside.agent's; what comes of it is sandbox.inside.relay's.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from typing import NamedTuple, NoReturn

LEARNER_UID = 61_000  # only where the supervisor itself was started by root with the right to change


class Child(NamedTuple):
    """The learner's interpreter, as its parent sees it: file descriptors, all not blocking."""

    pid: int
    channel: int
    stdout: int
    stderr: int


def spawn(preload: str, work: str) -> Child:
    """Start the interpreter; it preloads and announces itself on the channel."""
    ours, theirs = socket.socketpair()
    out_read, out_write = os.pipe()
    err_read, err_write = os.pipe()
    os.makedirs(work, mode=0o700, exist_ok=True)  # noqa: PTH103  pathlib costs 1 MB
    pid = os.fork()
    if pid == 0:
        ours.close()
        _become_learner(theirs, out_write, err_write, preload, work)
    theirs.close()
    os.close(out_write)
    os.close(err_write)
    channel = ours.detach()
    for descriptor in (channel, out_read, err_read):
        os.set_blocking(descriptor, False)
    return Child(pid, channel, out_read, err_read)


def _become_learner(channel: socket.socket, out: int, err: int, preload: str, work: str) -> NoReturn:
    """Never returns, whatever happens: the parent's code must not run twice."""
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        _die_first()
        _drop_root(work)
        os.chdir(work)
        from sandbox.inside.agent import Agent

        Agent(channel, preload, work).serve()
    except BaseException as failure:
        os.write(2, f"the interpreter could not start: {type(failure).__name__}: {failure}\n".encode())
        os._exit(70)
    os._exit(0)


def _die_first() -> None:
    """When memory runs out, the kernel should take the learner's processes and not the supervisor."""
    try:
        with open("/proc/self/oom_score_adj", "w") as adjustment:  # noqa: PTH123
            adjustment.write("1000")
    except OSError:
        pass  # an engine may mount /proc read-only; the largest process goes first anyway


def _drop_root(work: str) -> None:
    """Under both engines there are no capabilities and nothing to do; a supervisor that is root inside gives it up."""
    if os.getppid() != 1 or os.geteuid() != 0:
        return
    try:
        os.setgroups([])
        os.chown(work, LEARNER_UID, LEARNER_UID)
        os.setresgid(LEARNER_UID, LEARNER_UID, LEARNER_UID)
        os.setresuid(LEARNER_UID, LEARNER_UID, LEARNER_UID)
    except OSError:
        sys.stderr.write("no right to change the user: the interpreter keeps the supervisor's\n")
