"""CPU seconds of the learner's processes, read from /proc: the live ones and those they waited for."""

from __future__ import annotations

import os

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(child: int) -> float:
    """All processes but our own where the namespace is ours; else the interpreter and what it waited for."""
    alone = os.getpid() == 1
    pids = [name for name in os.listdir("/proc") if name.isdigit() and name != "1"] if alone else [str(child)]  # noqa: PTH208
    return sum(_of(pid) for pid in pids)


def _of(pid: str) -> float:
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:  # noqa: PTH123  pathlib costs 1 MB
            fields = stat.read().rpartition(b")")[2].split()
    except OSError:
        return 0.0  # gone since we listed it
    return sum(map(int, fields[11:15])) / _TICKS
