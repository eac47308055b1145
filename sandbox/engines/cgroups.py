"""Control groups, both versions: limits for bubblewrap's sandboxes, counters for both engines.

A sandbox's group is one folder per controller (v1) or one for all (v2). Reading needs no privilege; making groups needs
root, or a v2 subtree delegated to us. Where neither is given, `Groups.find()` returns None and the caller falls back
to watching from outside.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sandbox.engines.base import Facts, Owner
from sandbox.job import Size

MOUNT = Path("/sys/fs/cgroup")
CONTROLLERS = ("memory", "pids", "cpu", "cpuacct")
PERIOD_US = 100_000
WARMING_SHARES, SHARES = 128, 1024  # v1's scale; v2's weight is 100 for 1024
LONG_AGO_S = 2 * 3600
PARENT = "hub-sandbox"


@dataclass(frozen=True, slots=True)
class Group:
    """The group of one sandbox. `folders` maps each controller to its folder; in v2 they are all the same."""

    version: int
    folders: dict[str, Path]

    @property
    def entrances(self) -> list[Path]:
        """A process that writes 0 to each of these files has moved in."""
        return [folder / "cgroup.procs" for folder in dict.fromkeys(self.folders.values())]

    def limit(self, size: Size) -> None:
        for controller, name, value in _limits(self.version, size):
            if controller != "cpu" or (self.folders["cpu"] / name).exists():
                _write(self.folders[controller] / name, value)
        swap = self.folders["memory"] / ("memory.memsw.limit_in_bytes" if self.version == 1 else "memory.swap.max")
        if swap.exists():
            _write(swap, str(size.memory_bytes) if self.version == 1 else "0")

    def share(self, shares: int) -> None:
        if self.version == 1:
            _write(self.folders["cpu"] / "cpu.shares", str(shares))
        elif (self.folders["cpu"] / "cpu.weight").exists():
            _write(self.folders["cpu"] / "cpu.weight", str(max(1, shares * 100 // SHARES)))

    def facts(self) -> Facts:
        """What was counted; all zero and None when the group is gone."""
        memory, pids = self.folders["memory"], self.folders["pids"]
        kills = _field(memory / ("memory.oom_control" if self.version == 1 else "memory.events"), "oom_kill")
        peak = _number(memory / ("memory.max_usage_in_bytes" if self.version == 1 else "memory.peak"))
        return Facts(kills or 0, _field(pids / "pids.events", "max") or 0, peak, self._cpu_s())

    def _cpu_s(self) -> float | None:
        if self.version == 1:
            nanoseconds = _number(self.folders["cpuacct"] / "cpuacct.usage")
            return None if nanoseconds is None else nanoseconds / 1e9
        microseconds = _field(self.folders["memory"] / "cpu.stat", "usage_usec")
        return None if microseconds is None else microseconds / 1e6

    def remove(self, *, within_s: float = 5.0) -> bool:
        """Kill who is left and remove the folders; whether they are gone."""
        until = time.monotonic() + within_s
        while not self._gone():
            if time.monotonic() > until:
                return False
            time.sleep(0.005)
        return True

    def _gone(self) -> bool:
        left = False
        for folder in dict.fromkeys(self.folders.values()):
            try:
                folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                left = True
                _kill_all(folder)
        return not left


class Groups:
    """Where this host lets us make groups."""

    def __init__(self, version: int, parents: dict[str, Path]) -> None:
        self.version = version
        self._parents = parents

    @classmethod
    def find(cls, mount: Path = MOUNT) -> Groups | None:
        """The first place that works: v1 or v2 as root, a delegated v2 subtree otherwise."""
        for version, parents in (*_v1(mount), *_v2(mount)):
            try:
                for parent in parents.values():
                    parent.mkdir(exist_ok=True)
                groups = cls(version, parents)
                if version == 2:
                    groups.hand_down(next(iter(parents.values())))
                groups.try_out()
            except OSError:
                continue
            return groups
        return None

    @staticmethod
    def hand_down(folder: Path) -> None:
        """v2: children have only the controllers that their parent hands down."""
        for controller in ("memory", "pids", "cpu"):
            try:
                _write(folder / "cgroup.subtree_control", f"+{controller}")
            except OSError:
                if controller != "cpu":
                    raise

    def try_out(self) -> None:
        """Make a group, limit it, remove it: raises OSError where something is missing."""
        group = self._group(f"try-{os.getpid()}")
        try:
            for folder in group.folders.values():
                folder.mkdir(exist_ok=True)
            group.limit(Size.S)
        finally:
            group.remove()

    def make(self, owner: Owner, name: str, size: Size) -> Group:
        group = self._group(f"{owner.service}.{owner.instance}.{name}")
        for folder in group.folders.values():
            folder.mkdir(exist_ok=True)
        group.limit(size)
        group.share(WARMING_SHARES)
        return group

    def left_over(self, owner: Owner) -> Iterator[Group]:
        """Groups of earlier instances of the same service, and old empty ones of services that died elsewhere."""
        first = next(iter(self._parents.values()))
        for folder in sorted(path for path in first.glob("*.*.*") if path.is_dir()):  # the kernel's files have dots too
            service, instance, _ = folder.name.split(".")
            if instance != owner.instance if service == owner.service else _is_abandoned(folder):
                yield self._group(folder.name)

    def _group(self, name: str) -> Group:
        return Group(self.version, {controller: parent / name for controller, parent in self._parents.items()})


def docker_groups_are_ours(mount: Path = MOUNT) -> bool:
    """Whether we may change a container's share later. Asking the engine to do it would start a process each time."""
    parents = (mount / "cpu/docker", mount / "system.slice", mount / "docker")
    return any(os.access(parent, os.W_OK) for parent in parents)


def docker_group(container: str, mount: Path = MOUNT) -> Group | None:
    """The group that a Docker engine on this host made for a container, when we can see it."""
    if (mount / "memory/docker" / container).is_dir():
        return Group(1, {controller: mount / controller / "docker" / container for controller in CONTROLLERS})
    for folder in (mount / f"system.slice/docker-{container}.scope", mount / "docker" / container):
        if folder.is_dir():
            return Group(2, dict.fromkeys(CONTROLLERS, folder))
    return None


def _v1(mount: Path) -> Iterator[tuple[int, dict[str, Path]]]:
    if all((mount / controller).is_dir() for controller in CONTROLLERS):
        yield 1, {controller: mount / controller / PARENT for controller in CONTROLLERS}


def _v2(mount: Path) -> Iterator[tuple[int, dict[str, Path]]]:
    if not (mount / "cgroup.controllers").exists():
        return
    own = Path("/proc/self/cgroup").read_text().strip().rpartition("::/")[2]
    for above in (mount, (mount / own).parent):  # the top as root, else beside the scope that our user owns
        if above == mount or mount in above.parents:
            yield 2, dict.fromkeys(CONTROLLERS, above / PARENT)


def _limits(version: int, size: Size) -> list[tuple[str, str, str]]:
    quota = str(int(size.cpus * PERIOD_US))
    if version == 1:
        return [
            ("memory", "memory.limit_in_bytes", str(size.memory_bytes)),
            ("pids", "pids.max", str(size.processes)),
            ("cpu", "cpu.cfs_period_us", str(PERIOD_US)),
            ("cpu", "cpu.cfs_quota_us", quota),
        ]
    return [
        ("memory", "memory.max", str(size.memory_bytes)),
        ("pids", "pids.max", str(size.processes)),
        ("cpu", "cpu.max", f"{quota} {PERIOD_US}"),
    ]


def _write(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)


def _number(path: Path) -> int | None:
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return None


def _field(path: Path, name: str) -> int | None:
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) for line in lines if line.split()[0] == name), None)


def _is_abandoned(folder: Path) -> bool:
    try:
        return folder.stat().st_mtime < time.time() - LONG_AGO_S and not (folder / "cgroup.procs").read_text()
    except OSError:  # somebody removes it at this moment
        return False


def _kill_all(folder: Path) -> None:
    try:
        pids = (folder / "cgroup.procs").read_text().split()
    except OSError:
        return
    for pid in pids:
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            pass
