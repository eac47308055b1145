"""Proof that each limit really binds on an engine: programs that lean on every wall, run as a learner's are.

Some engines ignore a limit silently (a rootless engine on control groups v1, for one). The service runs this before
it serves anybody, and refuses on an engine where something gave way; `python -m sandbox selftest` prints it all.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sandbox import session
from sandbox.job import MIB, Ending, Image, Limits, Preload, Profile, SandboxUnavailable, SessionEnded, Size
from sandbox.values import LearnerException

PROBES = Path(__file__).with_name("probes.py")
LIMITS = Limits(session_s=30, call_s=20, cpu_s=25)
SPARE = 16 * MIB  # by how much a measured size may pass its limit
MARK = "HUB_SANDBOX_CANARY"  # set in our own environment, and never to be seen inside


@dataclass(frozen=True, slots=True)
class Result:
    """One wall; `problem` is empty when it held, else one sentence that says what gave way and what to do."""

    wall: str
    problem: str = ""

    def __str__(self) -> str:
        return f"{self.wall}: {self.problem or 'holds'}"


def run(address: Path, image: Image = Image.PYTHON) -> list[Result]:
    """Try every wall through the service at `address`; about ten seconds. Never raises SandboxUnavailable."""
    profile = Profile(image, Preload.NONE, Size.S)
    tests: list[Callable[[Path, Profile], list[Result]]] = [_open_walls, _files, _processes, *_endings()]
    with ThreadPoolExecutor(2) as threads:
        results = [threads.submit(_guarded, test, address, profile) for test in tests]
        return [result for test in results for result in test.result()]


def _guarded(test: Callable[[Path, Profile], list[Result]], address: Path, profile: Profile) -> list[Result]:
    name = test.__name__.strip("_").replace("_", " ")
    try:
        return test(address, profile)
    except (SandboxUnavailable, SessionEnded, LearnerException) as error:
        return [Result(name, f"The test of {name} did not get through: {error}")]


def _open_walls(address: Path, profile: Profile) -> list[Result]:
    """Everything that can be tried in one session without ending it."""
    with _probes(address, profile) as inside:
        network, wrote, calls = inside.call("reached_network"), inside.call("wrote"), inside.call("allowed_calls")
        status = inside.call("status")
        with _canaries() as (paths, mark):
            secret = inside.call("read_secrets", paths, [mark])
    powers = [name for name, (value, *_) in status.items() if name.startswith("Cap") and int(value, 16)]
    return [
        _result("no network", network, "Code inside reaches the network"),
        _result("read-only root", wrote, "Code inside can write to"),
        _result("no capabilities", powers, "Code inside has capabilities"),
        _result("no new privileges", status["NoNewPrivs"] != ["1"], "Code inside could gain privileges"),
        _result("an ordinary user", "0" in status["Uid"] + status["Gid"], "Code inside runs as root"),
        _result("system call filter", calls, "The seccomp filter lets through"),
        _result("nothing of the host to read", secret, "Code inside can read"),
    ]


def _files(address: Path, profile: Profile) -> list[Result]:
    with _probes(address, profile) as inside:
        largest, _ = inside.call("largest_file")
        scratch, _ = inside.call("filled", "/tmp")  # noqa: S108  the sandbox's own
        shared, _ = inside.call("filled", "/dev/shm")  # noqa: S108
    size = profile.size.scratch_bytes
    return [
        _result("file size", largest > size // 2 + SPARE, f"One file could grow to {largest // MIB} MB"),
        _result("scratch size", scratch > size + SPARE, f"The scratch folder took {scratch // MIB} MB"),
        _result("shared memory size", shared > size + SPARE, f"The shared memory took {shared // MIB} MB"),
    ]


def _processes(address: Path, profile: Profile) -> list[Result]:
    most = profile.size.processes
    with _probes(address, profile) as inside:
        processes, threads = inside.call("processes", 2 * most), inside.call("threads", 2 * most)
    return [
        _result("processes", processes >= most, f"{processes} processes could be started"),
        _result("threads", threads >= most, f"{threads} threads could be started"),
    ]


def _endings() -> Iterator[Callable[[Path, Profile], list[Result]]]:
    """Programs that must be ended, and how."""
    yield _must_end("memory", "use_memory", {Ending.MEMORY}, LIMITS)
    yield _must_end("memory of all processes", "use_memory_in_children", {Ending.MEMORY}, LIMITS)
    yield _must_end("number of files", "many_files", {Ending.DISK, Ending.MEMORY}, LIMITS)
    yield _must_end("output", "print_much", {Ending.OUTPUT}, Limits(session_s=20, output_bytes=64 * 1024))
    yield _must_end("wall time", "sleep", {Ending.TIME}, Limits(session_s=1, call_s=20))
    yield _must_end("processor time", "spin", {Ending.TIME}, Limits(session_s=20, call_s=20, cpu_s=1))


def _must_end(wall: str, function: str, wanted: set[Ending], limits: Limits) -> Callable[[Path, Profile], list[Result]]:
    def test(address: Path, profile: Profile) -> list[Result]:
        try:
            with _probes(address, profile, limits) as inside:
                inside.call(function)
        except SessionEnded as end:
            wrong = "" if end.ended.ending in wanted else f"It ended as {end.ended.ending}"
            return [_result(wall, wrong, f"The limit of {wall} does not bind")]
        except LearnerException as refusal:  # the kernel said no in time: as good as an end
            held = refusal.error.type_name in ("MemoryError", "OSError")
            return [_result(wall, "" if held else str(refusal), f"The limit of {wall} does not bind")]
        return [_result(wall, "The program came to its end", f"The limit of {wall} does not bind")]

    test.__name__ = wall
    return test


@contextlib.contextmanager
def _probes(address: Path, profile: Profile, limits: Limits = LIMITS) -> Iterator[session.Session]:
    with session.open(profile, limits, address=address, owner="self-test") as inside:
        inside.load({"solution.py": PROBES.read_text()})
        yield inside


@contextlib.contextmanager
def _canaries() -> Iterator[tuple[list[str], str]]:
    """Files of the host that nobody inside may read, one planted in our home, and the mark in our environment."""
    mark = os.environ.get(MARK) or secrets.token_hex(8)
    planted = Path.home() / f".{MARK.lower()}-{mark}"
    paths = [str(Path(__file__).resolve()), "/etc/shadow", "/run/docker.sock", str(planted)]
    with contextlib.suppress(OSError):  # a service without a home of its own to write to
        planted.touch(mode=0o644)
    try:
        yield paths, mark
    finally:
        with contextlib.suppress(OSError):
            planted.unlink()


def _result(wall: str, gave_way: object, what: str) -> Result:
    """`gave_way` is what was reached (a list, a sentence or a bool); nothing: the wall held."""
    if not gave_way:
        return Result(wall)
    which = "" if gave_way is True else f": {', '.join(gave_way) if isinstance(gave_way, list) else gave_way}"
    return Result(wall, f"{what}{which}. Nothing is graded on an engine with such a gap.")
