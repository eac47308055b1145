"""From what the supervisor, the kernel and the caller say to the one Ending of a session. Pure functions.

In this order: who asked for an end gets it (caller, deadline); memory kills count before everything else that was
seen, since a process that the kernel killed makes the rest say anything; then the supervisor's cause. A refused fork
makes an exit with an error, a crash or a garbled stream a *process limit*; a program that was refused a process and
went on to a good end is not punished. The end of the stream without a word is the learner's when the engine knows that
the sandbox ended because of its memory, and ours otherwise: nothing inside can kill the supervisor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.engines.base import Facts
from sandbox.frames import Cause
from sandbox.job import Ended, Ending, Limits, Profile, Usage

ENDINGS = {
    Cause.EXITED: Ending.EXITED,
    Cause.CRASHED: Ending.CRASHED,
    Cause.CPU: Ending.TIME,
    Cause.OUTPUT: Ending.OUTPUT,
    Cause.MEMORY: Ending.MEMORY,
    Cause.DISK: Ending.DISK,
    Cause.PROCESSES: Ending.PROCESSES,
    Cause.UNREADABLE: Ending.UNREADABLE,
}
FLOOD = 100  # refused processes after which nobody waits for the program's own end
BLAMED_ON_PROCESSES = (Ending.CRASHED, Ending.UNREADABLE, Ending.TIME)


@dataclass(frozen=True, slots=True)
class Exited:
    """The supervisor's EXITED frame, read with suspicion."""

    cause: Cause
    exit_code: int | None = None
    signal: int | None = None
    cpu_s: float = 0.0
    peak_memory_bytes: int = 0
    detail: str = ""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Exited:
        """Raises ValueError or TypeError when a field is not what it should be."""
        code, number = data.get("exit_code"), data.get("signal")
        return cls(
            cause=Cause(data["cause"]),
            exit_code=None if code is None else int(code),
            signal=None if number is None else int(number),
            cpu_s=float(data.get("cpu_s") or 0.0),
            peak_memory_bytes=int(data.get("peak_memory_bytes") or 0),
            detail=str(data.get("detail") or "")[:500],
        )


def from_exit(exited: Exited, facts: Facts, profile: Profile, limits: Limits) -> Ended:
    """The learner's interpreter is gone, and the supervisor said so."""
    ending = ENDINGS[exited.cause]
    failed = ending in BLAMED_ON_PROCESSES or (ending is Ending.EXITED and exited.exit_code != 0)
    if facts.memory_kills:
        ending = Ending.MEMORY
    elif facts.refused_processes and failed:
        ending = Ending.PROCESSES
    detail = exited.detail if ending is ENDINGS[exited.cause] else ""
    detail = detail or sentence(ending, profile, limits, signal=exited.signal, exit_code=exited.exit_code)
    return Ended(ending, detail, exited.exit_code, exited.signal)


def from_silence(facts: Facts, why_unknown: str | None, profile: Profile, limits: Limits) -> Ended:
    """The stream ended without EXITED."""
    if facts.memory_kills:
        return Ended(Ending.MEMORY, sentence(Ending.MEMORY, profile, limits))
    if facts.refused_processes > FLOOD:
        return Ended(Ending.PROCESSES, sentence(Ending.PROCESSES, profile, limits))
    return Ended(Ending.LOST, why_unknown or "The sandbox vanished: something outside it killed it.")


def sentence(
    ending: Ending, profile: Profile, limits: Limits, *, signal: int | None = None, exit_code: int | None = None
) -> str:
    """What the learner reads when nobody had anything more exact to say."""
    size = profile.size
    return {
        Ending.EXITED: f"The program ended itself with exit code {exit_code}.",
        Ending.CRASHED: f"The interpreter was killed by signal {signal}.",
        Ending.TIME: f"Your code used more than its {limits.session_s:g} seconds ({limits.cpu_s:g} of processor time).",
        Ending.MEMORY: f"Your code used more than {size.memory_bytes // 2**20} MB of memory, all processes together.",
        Ending.OUTPUT: f"Your code printed more than {limits.output_bytes} bytes.",
        Ending.DISK: f"Your code wrote more than the {size.scratch_bytes // 2**20} MB or the number of files allowed.",
        Ending.PROCESSES: f"Your code started more than {size.processes} processes and threads.",
        Ending.UNREADABLE: "Your code wrote into the channel that its answers travel on.",
    }.get(ending, "")


def with_usage(ended: Ended, usage: Usage) -> Ended:
    return Ended(ended.ending, ended.detail, ended.exit_code, ended.signal, usage)
