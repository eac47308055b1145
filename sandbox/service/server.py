"""The sandbox service: one process a host that alone owns the engines, the warm pool, the queue and the sweeping.

It listens on a Unix socket. A connection is one session: OPEN, perhaps WAITING, then OPENED or REFUSED; frames; ENDED.
Before an engine serves anybody, the self-test proved on it that every limit binds (`proving.py`).
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import logging
import os
import secrets
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sandbox.engines.base import Owner
from sandbox.engines.choosing import Choice, Engines
from sandbox.frames import BadFrame, Kind, pack_json
from sandbox.job import Ended, Ending, Limits, Opened, Profile, SandboxUnavailable
from sandbox.service.channel import Frame, read_frame
from sandbox.service.places import Places
from sandbox.service.pool import Pool, Warm
from sandbox.service.proving import Proofs
from sandbox.service.relay import ARGUMENT_BYTES, Relay
from sandbox.service.settings import Settings

log = logging.getLogger(__name__)
FAREWELL_S = 120.0  # how long a caller may take to read its last frame: a judge may be busy with a large answer
HELLO_S = 10.0  # how long a connection may take to say what it wants
REFRESH_S = 5.0  # how often engines and images are looked at
AWAY_LOOK_S = 1.0  # and while one that worked is away
SWEEP_S = 20.0
LONGEST_SESSION_S = 3 * 3600.0
LARGEST_ANSWER = 256 * 1024 * 1024


class AlreadyRunning(Exception):
    """Another service holds this socket."""


class Service:
    """Everything one host's service holds."""

    def __init__(self, settings: Settings, engines: Engines) -> None:
        self.settings, self.engines = settings, engines
        name = hashlib.sha256(str(settings.socket.resolve()).encode()).hexdigest()[:12]
        self.owner = Owner(name, secrets.token_hex(6))
        self.places = Places(settings.slots, settings.memory_bytes)
        self.pool = Pool(settings, self.owner, engines.choose)
        self.proofs = Proofs(self)
        self._sessions: set[asyncio.Task[None]] = set()
        self._served = 0
        self._since = time.time()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT. Raises AlreadyRunning."""
        lock = take_lock(self.settings.socket)
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await asyncio.to_thread(self.engines.refresh)
        await self._sweep()
        server = await self.listen(self.settings.socket)
        jobs = [asyncio.create_task(job()) for job in (self._keep_looking, self._keep_sweeping, self._open_for_traffic)]
        log.info("listening on %s", self.settings.socket)
        try:
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait([*jobs, waiting], return_when=asyncio.FIRST_COMPLETED)
            for job in jobs:
                if job.done():
                    job.result()  # a defect of ours: say it and end
        finally:
            await self._shut_down(server, jobs)
            lock.close()

    async def listen(self, path: Path, engine: str | None = None) -> asyncio.Server:
        """Listen on a socket. With `engine`, sessions go to that one and are cold: the self-test's own way in."""
        path.unlink(missing_ok=True)
        group = self.settings.group if engine is None else None
        mask = os.umask(0o177)
        try:
            server = await asyncio.start_unix_server(lambda r, w: self._connected(r, w, engine), path)
        finally:
            os.umask(mask)
        if group is not None:
            shutil.chown(path, group=group)
            path.chmod(0o660)
        return server

    def status(self) -> dict[str, Any]:
        return {
            "since": self._since,
            "sessions": {"running": self.places.taken, "waiting": len(self.places.waiting), "served": self._served},
            "slots": self.settings.slots,
            "memory_mb": self.settings.memory_bytes // 2**20,
            "engines": [
                {
                    "name": state.engine.name,
                    "problem": state.problem,
                    "images": {str(image): digest for image, digest in state.digests.items()},
                    "self_test": self.proofs.state(state.engine.name),
                }
                for state in self.engines.states
            ],
            "pool": self.pool.status(),
        }

    async def _open_for_traffic(self) -> None:
        await self.proofs.prove_all()
        await self.pool.tend()

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(AWAY_LOOK_S if self.engines.is_one_away() else REFRESH_S)
            if await asyncio.to_thread(self.engines.refresh):
                await self._sweep()  # what could not be removed while it was away
            await self.proofs.prove_all()

    async def _keep_sweeping(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            await self._sweep()

    async def _sweep(self) -> None:
        for state in self.engines.states:
            if state.problem is None:
                try:
                    if count := await asyncio.to_thread(state.engine.sweep, self.owner):
                        log.info("swept %d left-over %s sandboxes", count, state.engine.name)
                except Exception:
                    log.exception("sweeping %s failed; trying again later", state.engine.name)

    async def _shut_down(self, server: asyncio.Server, jobs: list[asyncio.Task[None]]) -> None:
        log.info("ending: %d sessions are running", len(self._sessions))
        server.close()
        self.settings.socket.unlink(missing_ok=True)
        running = [*jobs, *self._sessions]
        for job in running:
            job.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self.pool.close()
        self.engines.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, engine: str | None) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._sessions.add(task)
        try:
            await self._greet(reader, Caller(writer), engine)
        except (EOFError, ConnectionError, TimeoutError):
            pass  # the caller is gone
        except asyncio.CancelledError:
            Caller(writer).send(Kind.ENDED, Ended(Ending.LOST, "The sandbox service was shut down.").to_dict())
        finally:
            self._sessions.discard(task)
            await _close(reader, writer)

    async def _greet(self, reader: asyncio.StreamReader, caller: Caller, engine: str | None) -> None:
        try:
            async with asyncio.timeout(HELLO_S):
                hello = await read_frame(reader)
            if hello.kind is Kind.STATUS:
                return caller.send(Kind.STATUS, self.status())
            asked = hello.json()
            wanted = Wanted(
                Profile.from_dict(asked.get("profile", {})),
                _limits(asked.get("limits", {})),
                str(asked.get("owner", "")),
            )
        except (BadFrame, ValueError, TypeError) as error:
            return caller.refuse(
                f"The service can't read the request: {error}.", "Do caller and service have one version?"
            )
        try:
            await self._session(reader, caller, wanted, engine)
        except SandboxUnavailable as error:
            log.warning("refused %s: %s", wanted.profile, error)
            caller.refuse(str(error), error.remedy)

    async def _session(self, reader: asyncio.StreamReader, caller: Caller, wanted: Wanted, engine: str | None) -> None:
        profile = wanted.profile
        if not self.places.fits_ever(profile):
            raise SandboxUnavailable(
                f"The profile {profile} needs more memory than this host may promise.", "Raise --memory."
            )
        first = asyncio.create_task(read_frame(reader, cap=ARGUMENT_BYTES))
        try:
            if engine is None:
                if not await _entered(asyncio.create_task(self._engine_back(profile)), first):
                    return caller.stopped("Stopped while the engine was away.")
                await self.proofs.demand(self.engines.choose(profile).engine)
            entering = asyncio.create_task(self.places.take(profile, lambda n: caller.send(Kind.WAITING, {"place": n})))
            if not await _entered(entering, first):
                return caller.stopped("Stopped while waiting for a place.")
            try:
                warm, was_warm = await self._sandbox(profile, engine)
                relay = Relay(warm.channel, wanted.limits, caller=reader, out=caller.writer, first=first)
                await self._serve(caller, relay, wanted, warm, was_warm)
            finally:
                self.places.give_back(profile)
        finally:
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)

    async def _engine_back(self, profile: Profile) -> None:
        """Return when some engine can run the profile, or when there is no more hope that one that could comes back."""
        while self.engines.was_there_lately(profile.image):
            try:
                self.engines.choose(profile)
            except SandboxUnavailable:
                await asyncio.sleep(AWAY_LOOK_S)
            else:
                return

    async def _serve(self, caller: Caller, relay: Relay, wanted: Wanted, warm: Warm, was_warm: bool) -> None:
        sandbox = warm.sandbox
        try:
            await relay.begin()
            waited = round(time.monotonic() - wanted.came, 6)
            opened = Opened(sandbox.id, sandbox.engine, sandbox.image_digest, warm.device, was_warm, waited)
            caller.send(Kind.OPENED, {name: getattr(opened, name) for name in Opened.__dataclass_fields__})
            self.pool.lift(warm.channel)
            ended = await relay.run()
            caller.send(Kind.ENDED, ended.to_dict())
        except ConnectionError as error:
            raise SandboxUnavailable("The sandbox broke when it was opened.", "Try again.") from error
        finally:
            removal = self.pool.remove(warm.channel)
        self._served += 1
        log.info(
            "%s served %s: %s after %.3f s", sandbox.id, wanted.owner or "a caller", ended.ending, ended.usage.wall_s
        )
        await removal  # its memory is promised to the next session only once it is free

    async def _sandbox(self, profile: Profile, engine: str | None) -> tuple[Warm, bool]:
        if engine is None:
            return await self.pool.take_or_make(profile)
        state = next(state for state in self.engines.states if state.engine.name == engine)
        return await self.pool.make(profile, Choice(state.engine, state.digests[profile.image])), False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What OPEN asked for, and when."""

    profile: Profile
    limits: Limits
    owner: str
    came: float = field(default_factory=time.monotonic)


class Caller:
    """The writing side of a connection: control frames."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer

    def send(self, kind: Kind, data: dict[str, Any]) -> None:
        if not self.writer.is_closing():
            self.writer.write(pack_json(kind, data))

    def refuse(self, message: str, remedy: str) -> None:
        self.send(Kind.REFUSED, {"message": message, "remedy": remedy})

    def stopped(self, why: str) -> None:
        self.send(Kind.ENDED, Ended(Ending.STOPPED, why).to_dict())


def take_lock(socket: Path) -> IO[str]:
    """Hold the lock beside the socket for as long as the returned file is open. Raises AlreadyRunning."""
    socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = socket.with_name(socket.name + ".lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.seek(0)
        pid = lock.read().strip()
        lock.close()
        raise AlreadyRunning(f"A sandbox service (process {pid}) already serves {socket}.") from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _limits(data: dict[str, Any]) -> Limits:
    limits = Limits.from_dict(data)
    if not 0 < limits.session_s <= LONGEST_SESSION_S or not 0 <= limits.answer_bytes <= LARGEST_ANSWER:
        raise ValueError(
            f"no session is longer than {LONGEST_SESSION_S:.0f} s, no answer larger than {LARGEST_ANSWER} bytes"
        )
    return limits


async def _entered(entering: asyncio.Task[None], first: asyncio.Task[Frame]) -> bool:
    """Wait for what comes before a session, unless the caller goes away or says STOP or CLOSE meanwhile."""
    try:
        await asyncio.wait([entering, first], return_when=asyncio.FIRST_COMPLETED)
        if not entering.done() and first.exception() is None and first.result().kind not in (Kind.STOP, Kind.CLOSE):
            await entering  # an early LOAD: it waits with us
    finally:
        if not entering.done():
            entering.cancel()
    return entering.done() and not entering.cancelled()


async def _close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hang up without losing the last frame: to close while the caller is still sending would break its connection."""
    with contextlib.suppress(ConnectionError, TimeoutError):
        async with asyncio.timeout(FAREWELL_S):
            if writer.can_write_eof() and not writer.is_closing():
                writer.write_eof()
            while await reader.read(64 * 1024):
                pass
    writer.transport.abort()
