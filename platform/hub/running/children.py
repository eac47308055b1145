"""The programs that `manage.py up` runs beside itself: started, watched, started again when they die, ended in order.

Each is a session of its own, so that Ctrl-C reaches only us and a whole family can be ended together; should we be
killed outright, the kernel ends it too. What it says goes to a log file.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_PAUSE_S = 30.0
HEALTHY_S = 60.0  # who ran for so long starts again without a pause
LOG_BYTES = 10 * 1024 * 1024
PR_SET_PDEATHSIG = 1

Say = Callable[[str], None]
_libc = ctypes.CDLL(None)


@dataclass(frozen=True, slots=True)
class Program:
    """What to run. `patience_s`: how long it may take to end by itself."""

    name: str
    command: Sequence[str]
    log: Path
    env: Mapping[str, str]
    folder: Path
    patience_s: float = 10.0
    nice: int = 0


@dataclass
class Child:
    """One program, for as long as it is wanted."""

    program: Program
    deaths: int = 0
    process: subprocess.Popen[bytes] | None = None
    _began: float = field(default=0.0)
    _again_at: float = field(default=0.0)

    def start(self) -> None:
        program = self.program
        program.log.parent.mkdir(parents=True, exist_ok=True)
        _turn_over(program.log)
        with program.log.open("ab") as log:
            self.process = subprocess.Popen(
                program.command,
                cwd=program.folder,
                env=dict(program.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_before(program.nice),
            )
        self._began = time.monotonic()

    def watch(self, say: Say) -> None:
        """Called every moment: notices a death, and starts the program again after a pause that grows."""
        now = time.monotonic()
        if self.process is None:
            if now >= self._again_at:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        self.deaths = 1 if now - self._began > HEALTHY_S else self.deaths + 1
        pause = min(LONGEST_PAUSE_S, 2.0 ** (self.deaths - 1))
        _end_group(self.process.pid, signal.SIGKILL)
        say(f"The {self.program.name} ended unexpectedly ({how(code)}); starting it again in {pause:.0f} s.")
        for line in last_lines(self.program.log, 3):
            say(f"    {line}")
        self.process, self._again_at = None, now + pause

    def stop(self) -> bool:
        """End it and all that it started; False when it had to be killed."""
        process, self.process = self.process, None
        self._again_at = float("inf")
        if process is None:
            return True
        process.terminate()
        try:
            process.wait(self.program.patience_s)
            obeyed = True
        except subprocess.TimeoutExpired:
            obeyed = False
        finally:
            _end_group(process.pid, signal.SIGKILL)  # whatever it left behind
            process.wait()
        return obeyed


def how(code: int) -> str:
    """An exit code in words: `exit code 1`, `killed by SIGKILL`."""
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def last_lines(path: Path, count: int) -> list[str]:
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - 4096))
        lines = log.read().decode(errors="replace").splitlines()
    return [line for line in lines if line.strip()][-count:]


def _before(nice: int) -> Callable[[], None]:
    """In the child before the program: the kernel's promise to end it with us, and its priority."""

    def prepare() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if nice:
            os.nice(nice)

    return prepare


def _end_group(leader: int, number: signal.Signals) -> None:
    try:
        os.killpg(leader, number)
    except (ProcessLookupError, PermissionError):
        pass  # nobody is left


def _turn_over(log: Path) -> None:
    """Keep one older log, so that a site that runs for months fills no disk."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))
