"""The Celery side: one task that says "look", and what each worker process keeps to follow it.

A worker process (a prefork child) holds one warm judge and does one piece of work at a time. It is woken by the task;
and a thread of it looks by itself every two seconds, because messages may be lost and brokers may be down, and sweeps
up what other workers lost. Both go through `Bench`, whose lock keeps it to one piece of work at a time. At shutdown the
piece at hand is given back to its queue.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Any

from celery import current_app, shared_task
from celery.signals import worker_process_init, worker_process_shutdown
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.module_loading import import_string

from grader import recovery
from grader.work import Judge, work_once

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOK_S = 2.0

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
        threading.Thread(target=self._keep_looking, name="looking", daemon=True).start()

    def drain(self, queues: Iterable[str], *, wait: bool = True) -> None:
        """Work until nothing can be claimed. Without `wait`, leave it to whoever is at work already."""
        if not self._busy.acquire(blocking=wait):
            return
        try:
            for queue in queues:
                while self._work_once(queue):
                    pass
        finally:
            self._busy.release()

    def close(self, *, patience_s: float = 5.0) -> None:
        """Give back what is at hand, then let the judge go."""
        self._closing.set()
        if self._busy.acquire(timeout=patience_s):
            close_judge = getattr(self._judge, "close", None)
            if close_judge is not None:
                close_judge()

    def _work_once(self, queue: str) -> bool:
        return not self._closing.is_set() and work_once(queue, self._ready_judge(), closing=self._closing.is_set)

    def _ready_judge(self) -> Judge:
        if self._judge is None:
            self._judge = import_string(settings.GRADER_JUDGE)()
        return self._judge

    def _keep_looking(self) -> None:
        with self._busy:
            self._ready_judge()
        swept_at = time.monotonic()
        while not self._closing.wait(LOOK_S):
            try:
                close_old_connections()
                if time.monotonic() - swept_at > recovery.SWEEP_S:
                    recovery.sweep()
                    swept_at = time.monotonic()
                self.drain(self._queues, wait=False)
            except DatabaseError as error:
                log.warning("The database does not answer (%s); looking again in %.0f s.", error, LOOK_S)


_benches: list[Bench] = []


def bench() -> Bench:
    """This worker process's bench; opened when the process started."""
    if not _benches:
        _benches.append(Bench(current_app.amqp.queues.consume_from))
    return _benches[0]


@worker_process_init.connect
def _process_starts(**_: Any) -> None:
    _benches.clear()
    bench().open()


@worker_process_shutdown.connect
def _process_ends(**_: Any) -> None:
    bench().close()
