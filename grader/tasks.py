"""The Celery side: one task that says "look", and what each worker process keeps to follow it.

A worker process (a prefork child) holds one warm judge and does one piece of work at a time. It is woken by the task;
and a thread of it looks by itself every two seconds, because messages may be lost and brokers may be down, and sweeps
up what other workers lost. Both go through `Bench`, whose lock keeps it to one piece of work at a time. When the worker
shuts down, the piece at hand is given back to its queue.
"""

from __future__ import annotations

import logging
import mmap
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from celery import current_app, shared_task
from celery.signals import worker_process_init, worker_process_shutdown, worker_shutting_down
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.module_loading import import_string

from grader import recovery
from grader.work import Judge, work_once

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOK_S = 2.0

# One byte that a worker shares with the processes it forks: Celery tells only the parent that it shuts down.
_shutting_down = mmap.mmap(-1, 1)

log = logging.getLogger(__name__)


@shared_task(name="grader.look", ignore_result=True)
def look(queue: str) -> None:
    """There may be work in this queue."""
    bench().drain([queue])


class Bench:
    """The place of one worker process: its judge, and the lock that makes its work one at a time."""

    def __init__(self, queues: Iterable[str]) -> None:
        self._queues = list(queues)
        self._judge: Judge | None = None
        self._busy = threading.Lock()
        self._closing = threading.Event()

    def open(self) -> None:
        """Start the judge ahead of the first submission, and the thread that looks."""
        try:
            self._ready_judge().start()
        except Exception as error:  # each piece of work tries again, and is judged later or says whose fault it is
            log.warning("The judge could not be started: %s", error)
        threading.Thread(target=self._keep_looking, name="looking", daemon=True).start()

    def drain(self, queues: Iterable[str], *, wait: bool = True) -> None:
        """Work until nothing can be claimed. Without `wait`, leave it to whoever is at work already."""
        if not self._busy.acquire(blocking=wait):
            return
        try:
            for queue in queues:
                while not self.closing() and work_once(queue, self._ready_judge(), closing=self.closing):
                    pass
        finally:
            self._busy.release()

    def close(self, *, patience_s: float = 5.0) -> None:
        """Give back what is at hand, then let the judge go."""
        self._closing.set()
        if self._busy.acquire(timeout=patience_s) and self._judge is not None:
            self._judge.close()

    def closing(self) -> bool:
        return self._closing.is_set() or bool(_shutting_down[0])

    def _ready_judge(self) -> Judge:
        if self._judge is None:
            self._judge = import_string(settings.GRADER_JUDGE)()
        return self._judge

    def _keep_looking(self) -> None:
        swept_at = time.monotonic()
        while not self.closing():
            try:
                close_old_connections()
                self.drain(self._queues, wait=False)
                self._beat()
                if time.monotonic() - swept_at > recovery.SWEEP_S:
                    recovery.sweep()
                    swept_at = time.monotonic()
            except DatabaseError as error:
                log.warning("The database does not answer (%s); looking again in %.0f s.", error, LOOK_S)
            self._closing.wait(LOOK_S)

    def _beat(self) -> None:
        """Say that this process still looks for work, to whoever watches the worker's health."""
        if settings.WORKER_BEAT:
            Path(settings.WORKER_BEAT).touch()


_benches: list[Bench] = []


def bench() -> Bench:
    """This worker process's bench; opened when the process started."""
    if not _benches:
        _benches.append(Bench(current_app.amqp.queues.consume_from))
    return _benches[0]


@worker_shutting_down.connect
def _worker_ends(**_: Any) -> None:
    _shutting_down[0] = 1


@worker_process_init.connect
def _process_starts(**_: Any) -> None:
    _benches.clear()
    bench().open()


@worker_process_shutdown.connect
def _process_ends(**_: Any) -> None:
    bench().close()
