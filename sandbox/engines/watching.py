"""Memory and processes watched from outside, for bubblewrap without control groups.

A thread looks at every process of the sandbox each 30 ms: the sum of proportional set sizes (shared pages count once)
and the number of threads. Past the memory limit it kills the sandbox. That is weaker than the kernel's own limit: what
is allocated between two looks comes on top. The process limit itself is an rlimit inside the sandbox's user namespace.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sandbox.engines.base import Facts
from sandbox.job import Size

LOOK_S = 0.03
PAGE = 4096


class Watcher:
    """Watches the descendants of one process until it is gone."""

    def __init__(self, pid: int, size: Size, kill: Callable[[], None]) -> None:
        self._pid, self._size, self._kill = pid, size, kill
        self._peak = 0
        self._kills = 0
        self._full = 0
        threading.Thread(target=self._watch, name=f"watch-{pid}", daemon=True).start()

    def facts(self) -> Facts:
        return Facts(self._kills, self._full, self._peak, None)

    def _watch(self) -> None:
        while Path(f"/proc/{self._pid}").exists():
            family = list(descendants(self._pid))
            memory = sum(_memory(pid) for pid in family)
            self._peak = max(self._peak, memory)
            if sum(_threads(pid) for pid in family) >= self._size.processes:
                self._full += 1
            if memory > self._size.memory_bytes:
                self._kills += 1
                self._kill()
                return
            time.sleep(LOOK_S)


def descendants(pid: int) -> Iterator[int]:
    """All processes below `pid`; those that vanish meanwhile are left out."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield int(child)
            yield from descendants(int(child))


def _memory(pid: int) -> int:
    """Proportional set size, or the resident size of a process that hides its maps (never less)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def _threads(pid: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return 0
