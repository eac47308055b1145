"""What the service asks of an engine, and what it gets back: one interface for docker and bubblewrap.

Everything here blocks and is called from worker threads; nothing is called between OPEN and OPENED of a warm sandbox,
except for cheap reads of counters. Policy (pools, queues, deadlines, verdicts) belongs to `sandbox.service`.
"""

from __future__ import annotations

import socket
from abc import ABC, abstractmethod
from dataclasses import dataclass

from sandbox.job import Image, Profile

SUPERVISOR = "/opt/hub/sandbox/inside/supervisor.py"
FIRST_UID = 20_000  # a slot's user inside is FIRST_UID + slot number: no two sandboxes share one


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a sandbox: `service` names the socket's lock, `instance` the process that holds it."""

    service: str
    instance: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the kernel counted for one sandbox since it was made. None: this engine can't tell."""

    memory_kills: int = 0  # processes killed because the sandbox's memory was used up
    refused_processes: int = 0  # forks and threads refused by the process limit
    peak_memory_bytes: int | None = None
    cpu_s: float | None = None


class Sandbox(ABC):
    """One sandbox: a byte stream to its supervisor, and what can be learnt about it and done with it from outside."""

    id: str
    profile: Profile
    engine: str
    image_digest: str
    stream: socket.socket  # both directions; stdout is framed in docker's way when `multiplexed`
    multiplexed: bool = False
    errors: int | None = None  # file descriptor of the supervisor's stderr where it isn't part of the stream

    @abstractmethod
    def lift(self) -> None:
        """Give it the processor share of a sandbox in use; until then it warms up behind those that are."""

    @abstractmethod
    def facts(self) -> Facts:
        """Counters, read in well under a millisecond; never talks to the engine."""

    @abstractmethod
    def why_unknown(self) -> str | None:
        """After the stream ended without a word: None if the sandbox is known to have ended, else what is known."""

    @abstractmethod
    def remove(self) -> None:
        """Kill every process and remove every trace; safe to call twice."""


class Engine(ABC):
    """A way to make sandboxes."""

    name: str

    @abstractmethod
    def available(self) -> str | None:
        """None when it works here, else one sentence that says why not and what to do."""

    @abstractmethod
    def digest(self, image: Image) -> str | None:
        """What identifies the image's content now, or None while it isn't there."""

    @abstractmethod
    def missing(self, image: Image) -> str:
        """One sentence: how to get the image."""

    @abstractmethod
    def fingerprint(self) -> str:
        """Changes when the engine changes in a way that asks for a new self-test."""

    @abstractmethod
    def start(self, profile: Profile, slot: int, owner: Owner) -> Sandbox:
        """Make and start a sandbox (READY comes on its stream). Raises SandboxUnavailable."""

    @abstractmethod
    def sweep(self, owner: Owner) -> int:
        """Remove what earlier instances of this service left, and whatever is past its deadline; how many."""

    @abstractmethod
    def close(self) -> None:
        """Let go of connections and threads; sandboxes were removed before."""
