"""Following submissions live: one tail a process reads new events for all streams at once.

    async for event in follow(public_id, after=last_seen): ...

While anything happens the tail asks every 40 ms, otherwise every 150 ms, and not at all when nobody follows. It reads
on a thread and a connection of its own. New rows are found by their key, which is quick but not exact (PostgreSQL
transactions can commit out of order); `seq` is exact, so what a stream finds missing it reads for itself, and once a
second every stream is compared with its table.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Max

from grader.events import StoredEvent, read_after
from grader.models import Event, Submission
from grader.results import State

BUSY_S = 0.04
QUIET_S = 0.15
QUIET_AFTER_S = 3.0
COMPARE_S = 1.0

Result = TypeVar("Result")

log = logging.getLogger(__name__)


async def follow(public_id: UUID, after: int = 0, *, heartbeat_s: float = 15.0) -> AsyncIterator[StoredEvent | None]:
    """Events beyond `after` as they happen, until the submission is done and its last event was given.

    None says that nothing happened for `heartbeat_s` seconds, so that a stream can be kept open. Raises
    Submission.DoesNotExist for an unknown id. Who may see it is the caller's question.
    """
    tail = _tail()
    stream = await tail.join(public_id, after)
    try:
        while True:
            for event in await stream.take(heartbeat_s):
                yield event
                if event is not None and event.kind == "done":
                    return
            if stream.over:
                return
    finally:
        tail.leave(stream)


class _Stream:
    """One follower: what it has been given, what waits for it."""

    def __init__(self, submission: int, public_id: UUID, after: int) -> None:
        self.submission = submission
        self.public_id = public_id
        self.seen = after
        self.over = False
        self._ready: list[StoredEvent] = []
        self._wake = asyncio.Event()

    def give(self, events: list[StoredEvent]) -> None:
        for event in events:
            if event.seq > self.seen:
                self._ready.append(event)
                self.seen = event.seq
        if self._ready:
            self._wake.set()

    def end(self) -> None:
        self.over = True
        self._wake.set()

    async def take(self, timeout_s: float) -> list[StoredEvent | None]:
        try:
            await asyncio.wait_for(self._wake.wait(), timeout_s)
        except TimeoutError:
            return [None]
        self._wake.clear()
        taken, self._ready = self._ready, []
        return list(taken)


class _Tail:
    """The one reader of a process (strictly: of an event loop)."""

    def __init__(self) -> None:
        self._streams: set[_Stream] = set()
        self._thread = ThreadPoolExecutor(1, "events-tail")
        self._task: asyncio.Task[None] | None = None
        self._cursor = 0
        self._lively_at = self._compared_at = 0.0

    async def join(self, public_id: UUID, after: int) -> _Stream:
        key = await self._read(lambda: Submission.objects.values_list("pk", flat=True).get(public_id=public_id))
        stream = _Stream(key, public_id, after)
        if not self._streams:
            self._cursor = await self._read(_newest)
        self._streams.add(stream)
        self._lively_at = time.monotonic()
        await self._catch_up(stream)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return stream

    def leave(self, stream: _Stream) -> None:
        self._streams.discard(stream)
        if not self._streams:
            self._thread.submit(_disconnect)

    async def _run(self) -> None:
        while self._streams:
            await self._turn()
            quiet = time.monotonic() - self._lively_at > QUIET_AFTER_S
            await asyncio.sleep(QUIET_S if quiet else BUSY_S)

    async def _turn(self) -> None:
        try:
            await self._look()
            if time.monotonic() - self._compared_at > COMPARE_S:
                await self._compare()
        except DatabaseError:
            log.exception("The events could not be read; the streams wait for the database.")
            await asyncio.sleep(COMPARE_S)

    async def _look(self) -> None:
        followed = {stream.submission for stream in self._streams}
        rows = await self._read(lambda: _rows_after(self._cursor, followed))
        if not rows:
            return
        self._lively_at = time.monotonic()
        self._cursor = max(pk for pk, _, _ in rows)
        for stream in list(self._streams):
            mine = [event for _, submission, event in rows if submission == stream.submission]
            if mine and mine[0].seq > stream.seen + 1:
                await self._catch_up(stream)
            else:
                stream.give(mine)

    async def _compare(self) -> None:
        self._compared_at = time.monotonic()
        followed = {stream.submission for stream in self._streams}
        last = await self._read(lambda: _last_seqs(followed))
        for stream in list(self._streams):
            newest, done = last.get(stream.submission, (0, True))
            if newest > stream.seen or done:
                await self._catch_up(stream)

    async def _catch_up(self, stream: _Stream) -> None:
        done = await self._read(lambda: _is_done(stream.submission))  # first, so that nothing comes after it unread
        stream.give(await self._read(lambda: read_after(stream.public_id, stream.seen)))
        if done:
            stream.end()

    async def _read(self, query: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, _with_connection, query)


_tails: WeakKeyDictionary[asyncio.AbstractEventLoop, _Tail] = WeakKeyDictionary()


def _tail() -> _Tail:
    loop = asyncio.get_running_loop()
    if loop not in _tails:
        _tails[loop] = _Tail()
    return _tails[loop]


def _with_connection(query: Callable[[], Result]) -> Result:
    close_old_connections()
    return query()


def _disconnect() -> None:
    connection.close()  # the calling thread's own


def _newest() -> int:
    return Event.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _rows_after(cursor: int, submissions: set[int]) -> list[tuple[int, int, StoredEvent]]:
    rows = Event.objects.filter(pk__gt=cursor, submission__in=submissions).order_by("pk")
    found = rows.values_list("pk", "submission_id", "seq", "kind", "data")
    return [(pk, submission, StoredEvent(seq, kind, data)) for pk, submission, seq, kind, data in found]


def _last_seqs(submissions: set[int]) -> dict[int, tuple[int, bool]]:
    rows = Submission.objects.filter(pk__in=submissions).annotate(last=Max("events__seq"))
    return {pk: (last or 0, state == State.DONE) for pk, last, state in rows.values_list("pk", "last", "state")}


def _is_done(submission: int) -> bool:
    return Submission.objects.filter(pk=submission, state=State.DONE).exists()
