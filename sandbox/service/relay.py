"""One session, from OPENED to the record of how it ended: frames both ways, and everything that may end it.

Four things run side by side until the first of them comes to an end: frames from the caller, frames from the sandbox,
the deadline, and a look at the kernel's counters. Frames pass unread; their length, kind and number of output bytes
are all that is judged here.
"""

from __future__ import annotations

import asyncio
import contextlib
import time

from sandbox.engines.base import Facts
from sandbox.frames import CONTROL_BYTES, FRAME_OVERHEAD, BadFrame, Cause, Kind, pack_json
from sandbox.job import MIB, Ended, Ending, Limits, Usage
from sandbox.service.channel import Frame, SupervisorChannel, read_frame
from sandbox.service.endings import FLOOD, Exited, from_exit, from_silence, sentence, with_usage

INWARD = {Kind.LOAD, Kind.RUN, Kind.CALL, Kind.REPLY, Kind.FIGURES}
OUTWARD = {Kind.ANSWER, Kind.EXCEPTION, Kind.ASK, Kind.OUTPUT, Kind.FIGURE, Kind.METRIC}
SOURCE_BYTES = 4 * MIB  # cap of what LOAD and RUN carry
ARGUMENT_BYTES = 64 * MIB + FRAME_OVERHEAD  # cap of what the caller, who is trusted, sends in one frame
OUTPUT_HEADER = 9  # of an OUTPUT payload: stream and time
LOOK_S = 0.05
LAST_WORDS_S = 0.5  # how long EXITED may take after the reason for it was seen


class Relay:
    """The session of one caller with one sandbox."""

    def __init__(
        self,
        channel: SupervisorChannel,
        limits: Limits,
        *,
        caller: asyncio.StreamReader,
        out: asyncio.StreamWriter,
        first: asyncio.Task[Frame],
    ) -> None:
        self._channel, self._sandbox, self._limits = channel, channel.sandbox, limits
        self._caller, self._out, self._next = caller, out, first
        self._cap = limits.answer_bytes + FRAME_OVERHEAD
        self._before = Facts()
        self._exited: Exited | None = None
        self._output_bytes = 0
        self._started = asyncio.Event()  # set by the first frame that carries the learner's code
        self._start = 0.0

    async def begin(self) -> None:
        """The sandbox is in use from now on. Raises ConnectionError if it is gone."""
        self._before = self._sandbox.facts()
        await self._channel.send(pack_json(Kind.BEGIN, {"limits": self._limits.to_dict()}))

    async def run(self) -> Ended:
        """Pass frames until the session ends; never raises but when cancelled."""
        jobs = [asyncio.create_task(job()) for job in (self._outward, self._inward, self._deadline, self._look)]
        try:
            done, _ = await asyncio.wait(jobs, return_when=asyncio.FIRST_COMPLETED)
            ended = next(job for job in jobs if job in done).result()
        finally:
            for job in (*jobs, self._next):
                job.cancel()
            await asyncio.gather(*jobs, self._next, return_exceptions=True)
        return with_usage(ended, await self._usage())

    async def _outward(self) -> Ended:
        """Frames of the sandbox to the caller, until the interpreter is gone or the stream is no stream of ours."""
        while True:
            try:
                frame = await read_frame(self._channel, cap=self._cap)
                if frame.kind is Kind.EXITED:
                    return await self._from_exit(frame)
            except BadFrame as error:
                return self._end(Ending.UNREADABLE, f"Your code broke the channel of its answers: {error}.")
            except EOFError:
                return await self._from_silence()
            if frame.kind not in OUTWARD:
                return self._end(Ending.UNREADABLE, f"Your code broke the channel of its answers: a {frame.kind.name}.")
            await self._tell(frame)
            if ended := self._over_limit(frame):
                return ended

    def _over_limit(self, frame: Frame) -> Ended | None:
        if frame.kind is Kind.OUTPUT:
            self._output_bytes += max(0, len(frame.payload) - OUTPUT_HEADER)
            if self._output_bytes > self._limits.output_bytes:
                return self._end(Ending.OUTPUT)
        if frame.kind is Kind.EXCEPTION and self._facts().refused_processes:
            return self._end(Ending.PROCESSES)  # a call that raised after the kernel had refused it a process
        return None

    async def _tell(self, frame: Frame) -> None:
        try:
            self._out.write(frame.packed())
            await self._out.drain()
        except ConnectionError:
            pass  # the other direction notices too, and ends the session

    async def _inward(self) -> Ended:
        """Frames of the caller to the sandbox, until the caller has had enough."""
        while True:
            try:
                frame = await self._next
            except EOFError:
                return Ended(Ending.STOPPED, "The caller closed its connection.")
            except BadFrame as error:
                return Ended(Ending.LOST, f"The caller sent what the service can't pass on: {error}.")
            self._next = asyncio.create_task(read_frame(self._caller, cap=ARGUMENT_BYTES))
            if ended := await self._obey(frame):
                return ended

    async def _obey(self, frame: Frame) -> Ended | None:
        if frame.kind is Kind.CLOSE:
            if self._output_bytes >= self._limits.output_bytes:
                await asyncio.sleep(LAST_WORDS_S)  # the supervisor is about to say that there was more
            return Ended(Ending.FINISHED)
        if frame.kind is Kind.STOP:
            return _asked_for(frame)
        if frame.kind not in INWARD or (frame.kind in (Kind.LOAD, Kind.RUN) and len(frame.payload) > SOURCE_BYTES):
            return Ended(Ending.LOST, f"The caller sent a {frame.kind.name} frame of {len(frame.payload)} bytes.")
        if not self._started.is_set():
            self._start = time.monotonic()
            self._started.set()
        try:
            await self._channel.send(frame.packed())
        except ConnectionError:
            await asyncio.Event().wait()  # the sandbox is gone; the other direction knows why
        return None

    async def _deadline(self) -> Ended:
        await self._started.wait()
        await asyncio.sleep(self._limits.session_s)
        if self._facts().refused_processes > FLOOD:
            return self._end(Ending.PROCESSES)
        return self._end(Ending.TIME)

    async def _look(self) -> Ended:
        """A child that the kernel killed, or a flood of refused processes, ends the session of its parent too."""
        while True:
            await asyncio.sleep(LOOK_S)
            facts = self._facts()
            if facts.memory_kills or facts.refused_processes > FLOOD:
                await asyncio.sleep(LAST_WORDS_S)  # the supervisor may be about to say more
                return self._end(Ending.MEMORY if self._facts().memory_kills else Ending.PROCESSES)

    async def _from_exit(self, frame: Frame) -> Ended:
        try:
            self._exited = Exited.from_dict(frame.json())
        except (BadFrame, KeyError, TypeError, ValueError) as error:
            return self._end(Ending.UNREADABLE, f"Your code broke the channel of its answers: {error}.")
        await self._wait_for_news(killed=self._exited.cause is Cause.CRASHED and self._exited.signal == 9)
        return from_exit(self._exited, self._facts(), self._sandbox.profile, self._limits)

    async def _from_silence(self) -> Ended:
        why_unknown = await asyncio.to_thread(self._sandbox.why_unknown)
        await self._wait_for_news(killed=why_unknown is None)
        return from_silence(self._facts(), why_unknown, self._sandbox.profile, self._limits)

    async def _wait_for_news(self, *, killed: bool) -> None:
        """An engine's memory event may come a moment after the end that it explains."""
        until = time.monotonic() + (LAST_WORDS_S if killed else 0)
        while not self._facts().memory_kills and time.monotonic() < until:
            await asyncio.sleep(0.02)

    def _facts(self) -> Facts:
        """What was counted since BEGIN."""
        now, before = self._sandbox.facts(), self._before
        cpu = None if now.cpu_s is None else now.cpu_s - (before.cpu_s or 0.0)
        return Facts(
            now.memory_kills - before.memory_kills,
            now.refused_processes - before.refused_processes,
            now.peak_memory_bytes,
            cpu,
        )

    async def _usage(self) -> Usage:
        wall = time.monotonic() - self._start if self._started.is_set() else 0.0
        facts = self._facts()
        if facts.cpu_s is None and self._exited is None:
            self._exited = await self._last_words()
        told = self._exited
        return Usage(
            wall_s=round(wall, 6),
            cpu_s=round(facts.cpu_s if facts.cpu_s is not None else told.cpu_s if told else 0.0, 6),
            peak_memory_bytes=facts.peak_memory_bytes or (told.peak_memory_bytes if told else 0),
            output_bytes=self._output_bytes,
        )

    async def _last_words(self) -> Exited | None:
        """Where the kernel tells us nothing, the supervisor's own figures: it gives them when its input ends."""
        with contextlib.suppress(BadFrame, EOFError, TimeoutError, KeyError, TypeError, ValueError, OSError):
            async with asyncio.timeout(LAST_WORDS_S):
                self._channel.end_input()
                while True:
                    frame = await read_frame(self._channel, cap=self._cap)
                    if frame.kind is Kind.EXITED:
                        return Exited.from_dict(frame.json())
        return None

    def _end(self, ending: Ending, detail: str = "") -> Ended:
        return Ended(ending, detail or sentence(ending, self._sandbox.profile, self._limits))


def _asked_for(frame: Frame) -> Ended:
    """The ending that the caller names in STOP; it judges its own deadlines and what it can't read."""
    try:
        data = frame.json()
        return Ended(Ending(data.get("ending", Ending.STOPPED)), str(data.get("detail", ""))[:CONTROL_BYTES])
    except (BadFrame, ValueError):
        return Ended(Ending.STOPPED)
