"""Warm sandboxes: a few of each profile wait with everything imported; each is used for one session, then removed.

Profiles named in the settings are kept from the start, others once somebody asked for them, the least lately asked for
dropped first when the idle ones would take too much memory. They are made one at a time, behind the sessions that run.
A profile whose sandboxes fail is tried again later and later. An empty pool means a cold start, never weaker walls.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sandbox.engines.base import Engine, Owner, Sandbox
from sandbox.engines.choosing import Choice
from sandbox.frames import CONTROL_BYTES, BadFrame, Kind
from sandbox.job import Profile, SandboxUnavailable
from sandbox.service.channel import SupervisorChannel, read_frame
from sandbox.service.settings import Settings, warm_bytes

READY_S = 90.0  # a first import of torch from a cold disk
TEND_S = 1.0
HEAD_START_S = 0.1  # of a session before its successor is made beside it: most trivial ones are over by then
OLDEST_S = 3600.0  # an idle sandbox is replaced before its label's deadline
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Warm:
    """A sandbox that said READY and was used by nobody."""

    channel: SupervisorChannel
    digest: str
    device: str
    since: float

    @property
    def sandbox(self) -> Sandbox:
        return self.channel.sandbox


@dataclass(slots=True)
class Shelf:
    """The idle sandboxes of one profile."""

    idle: deque[Warm] = field(default_factory=deque)
    asked: float = 0.0
    pause_s: float = FIRST_PAUSE_S
    not_before: float = 0.0
    making: int = 0


class Pool:
    def __init__(self, settings: Settings, owner: Owner, choose: Callable[[Profile], Choice]) -> None:
        self._settings, self._owner, self._choose = settings, owner, choose
        self._shelves: dict[Profile, Shelf] = {profile: Shelf() for profile in settings.warm}
        self._slots = itertools.count()
        self._threads = ThreadPoolExecutor(8, thread_name_prefix="engine")  # they outlive what they start: see below
        self._wake = asyncio.Event()
        self._made = asyncio.Condition()
        self._removals: set[asyncio.Task[None]] = set()
        self._all: set[SupervisorChannel] = set()

    def take(self, profile: Profile) -> Warm | None:
        """A warm sandbox, or None. Remembers that the profile is in use, and has the next one made."""
        shelf = self._shelves.setdefault(profile, Shelf())
        shelf.asked = time.monotonic()
        self._wake.set()
        while shelf.idle:
            warm = shelf.idle.popleft()
            if not warm.channel.is_over:
                shelf.not_before = max(shelf.not_before, shelf.asked + HEAD_START_S)
                asyncio.get_running_loop().call_later(HEAD_START_S, self._wake.set)
                return warm
            log.warning("%s died while it was waiting", warm.sandbox.id)
            self.remove(warm.channel)
        return None

    async def take_or_make(self, profile: Profile) -> tuple[Warm, bool]:
        """A sandbox and whether it was warm. Raises SandboxUnavailable."""
        shelf = self._shelves.setdefault(profile, Shelf())
        if warm := self.take(profile):
            return warm, True
        if shelf.making:  # one is on its way, and further than a new one would be
            async with self._made:
                await self._made.wait_for(lambda: shelf.idle or not shelf.making)
            if warm := self.take(profile):
                return warm, False
        return await self.make(profile, self._choose(profile)), False

    async def make(self, profile: Profile, choice: Choice) -> Warm:
        """Start a sandbox and wait until it is READY. Raises SandboxUnavailable."""
        started = time.monotonic()
        loop = asyncio.get_running_loop()
        slot = next(self._slots) % 10_000
        # From a thread that lives as long as the service: bubblewrap's sandboxes die with the thread that started them.
        starting = loop.run_in_executor(self._threads, choice.engine.start, profile, slot, self._owner)
        try:
            sandbox = await asyncio.shield(starting)
        except asyncio.CancelledError:  # nobody waits for it any more, but it is on its way
            self._in_background(self._remove_when_started(starting))
            raise
        channel = await SupervisorChannel.connect(sandbox)
        self._all.add(channel)
        try:
            device = await _ready(channel, choice.engine)
        except BaseException:
            self.remove(channel)
            raise
        log.info("%s ready for %s after %.0f ms", sandbox.id, profile, 1000 * (time.monotonic() - started))
        return Warm(channel, choice.digest, device, time.monotonic())

    def lift(self, channel: SupervisorChannel) -> None:
        """In use now: a full share of the processor, given without making the caller wait."""
        asyncio.get_running_loop().run_in_executor(self._threads, channel.sandbox.lift)

    def remove(self, channel: SupervisorChannel) -> asyncio.Task[None]:
        """Kill and remove in the background; the task is done when nothing is left."""
        return self._in_background(self._remove(channel))

    async def tend(self) -> None:
        """For as long as the service runs: drop what is broken, old or too much, and make what is missing."""
        while True:
            for shelf in self._shelves.values():
                self._drop_unfit(shelf)
            self._drop_excess()
            if profile := next(self._wanted(), None):
                await self._restock(profile)
                continue
            self._wake.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), TEND_S)

    async def close(self) -> None:
        """Remove every sandbox, those of running sessions included."""
        for channel in list(self._all):
            self.remove(channel)
        await asyncio.gather(*self._removals, return_exceptions=True)
        self._threads.shutdown(wait=False)

    def status(self) -> list[dict[str, object]]:
        return [
            {"profile": str(profile), "idle": len(shelf.idle), "wanted": self._target(profile), "making": shelf.making}
            for profile, shelf in self._shelves.items()
        ]

    def _target(self, profile: Profile) -> int:
        if profile in self._settings.warm:
            return self._settings.warm[profile]
        recent = time.monotonic() - self._shelves[profile].asked < self._settings.lately_s
        return self._settings.warm_each if recent else 0

    def _wanted(self) -> Iterator[Profile]:
        """Profiles that lack a sandbox, can have one now and fit in memory, those asked for last first."""
        now = time.monotonic()
        for profile in self._by_age(latest_first=True):
            shelf = self._shelves[profile]
            if len(shelf.idle) >= self._target(profile) or now < shelf.not_before:
                continue
            if self._warm_bytes() + warm_bytes(profile) <= self._settings.warm_bytes or self._outranks(profile):
                yield profile

    def _outranks(self, profile: Profile) -> bool:
        """Whether room can be made: some other idle profile was asked for longer ago."""
        mine = self._shelves[profile].asked
        older = (p for p, shelf in self._shelves.items() if p != profile and shelf.idle and shelf.asked < mine)
        return any(True for _ in older) and warm_bytes(profile) <= self._settings.warm_bytes

    async def _restock(self, profile: Profile) -> None:
        shelf = self._shelves[profile]
        shelf.making += 1
        try:
            shelf.idle.append(await self.make(profile, self._choose(profile)))
            shelf.pause_s = FIRST_PAUSE_S
        except SandboxUnavailable as error:
            log.warning("no warm sandbox for %s, next try in %.0f s: %s", profile, shelf.pause_s, error)
            shelf.not_before = time.monotonic() + shelf.pause_s
            shelf.pause_s = min(2 * shelf.pause_s, LONGEST_PAUSE_S)
        finally:
            shelf.making -= 1
            async with self._made:
                self._made.notify_all()

    def _drop_unfit(self, shelf: Shelf) -> None:
        for warm in list(shelf.idle):
            if warm.channel.is_over or not self._is_current(warm) or time.monotonic() - warm.since > OLDEST_S:
                shelf.idle.remove(warm)
                self.remove(warm.channel)

    def _is_current(self, warm: Warm) -> bool:
        """Its image was not rebuilt meanwhile, and no better engine came up for it."""
        try:
            choice = self._choose(warm.sandbox.profile)
        except SandboxUnavailable:
            return False
        return (choice.engine.name, choice.digest) == (warm.sandbox.engine, warm.digest)

    def _drop_excess(self) -> None:
        for profile in self._by_age(latest_first=False):
            shelf = self._shelves[profile]
            while shelf.idle and (
                len(shelf.idle) > self._target(profile) or self._warm_bytes() > self._settings.warm_bytes
            ):
                self.remove(shelf.idle.pop().channel)

    def _by_age(self, *, latest_first: bool) -> list[Profile]:
        return sorted(self._shelves, key=lambda profile: self._shelves[profile].asked, reverse=latest_first)

    def _warm_bytes(self) -> int:
        return sum(warm_bytes(profile) * len(shelf.idle) for profile, shelf in self._shelves.items())

    def _in_background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._removals.add(task)
        task.add_done_callback(self._removals.discard)
        return task

    async def _remove_when_started(self, starting: asyncio.Future[Sandbox]) -> None:
        with contextlib.suppress(SandboxUnavailable):
            await asyncio.to_thread((await starting).remove)

    async def _remove(self, channel: SupervisorChannel) -> None:
        self._all.discard(channel)
        channel.close()
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, channel.sandbox.remove)
        except Exception:
            log.exception("%s could not be removed; the sweep will try again", channel.sandbox.id)


async def _ready(channel: SupervisorChannel, engine: Engine) -> str:
    """Wait for READY; returns the device. Raises SandboxUnavailable."""
    try:
        async with asyncio.timeout(READY_S):
            frame = await read_frame(channel, cap=CONTROL_BYTES)
        why = "" if frame.kind is Kind.READY else f"{frame.kind.name} came before READY"
    except (BadFrame, EOFError, TimeoutError) as error:
        why = str(error) or type(error).__name__
    if why:
        await asyncio.sleep(0.05)  # let its complaint reach the log first
        raise SandboxUnavailable(
            f"A {engine.name} sandbox for {channel.sandbox.profile} did not get ready: {why}.",
            "The service's log has what it printed; is the profile's image complete?",
        )
    return str(frame.json().get("device", "CPU"))
