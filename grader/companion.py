"""The thread beside a judge at work: writes events, renews the lease, notices that the work must stop.

The first event after a pause is written at once; those that follow within 40 ms go together. It has a database
connection of its own. A database that does not answer is tried again until the lease has run out; then the work is no
longer ours.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from grader import events
from grader.claiming import LEASE_S, RENEW_S, LeaseLost, lock, renew
from grader.models import Submission

TOGETHER_S = 0.04
STOP_LOOK_S = 0.2
MOST_EVENTS = 15_000
MOST_OUTPUT = 1024 * 1024  # characters; the sandbox ends a session long before

# The phases that the judge reports, and the timestamp that each of them is; the last check's is `judged_at`.
_STAMPS = {"running": "opened_at", "judging": "loaded_at"}

log = logging.getLogger(__name__)


class Companion:
    """`with Companion(...) as companion:` around the judge's work.

    Afterwards `unwritten` are events and `stamps` are timestamps that the finish writes with the verdict.
    """

    def __init__(self, submission: int, lease: UUID, *, closing: Callable[[], bool]) -> None:
        self.stop_asked = False
        self.lost = False
        self.unwritten: list[events.New] = []
        self.stamps: dict[str, datetime] = {}
        self._submission, self._lease, self._closing = submission, lease, closing
        self._told = self._output = 0
        self._wake = threading.Condition()
        self._leaving = False
        self._thread = threading.Thread(target=self._run, name=f"companion-{submission}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._wake:
            self._leaving = True
            self._wake.notify()
        self._thread.join()

    def tell(self, kind: str, data: dict[str, Any]) -> None:
        """Take an event from the judge; it is written soon, in order. Beyond the caps events are dropped."""
        if stamp := "judged_at" if kind == "check" else _STAMPS.get(data.get("phase", "")):
            self.stamps[stamp] = timezone.now()
        with self._wake:
            self._told += 1
            self._output += len(data["text"]) if kind == "output" else 0
            if self._told <= MOST_EVENTS and self._output <= MOST_OUTPUT:
                self.unwritten.append((kind, data))
                self._wake.notify()

    def should_stop(self) -> bool:
        return self.stop_asked or self.lost or self._closing()

    def _run(self) -> None:
        written_at = looked_at = 0.0
        renewed_at = time.monotonic()
        try:
            while not self._leaving and not self.lost:
                self._wait(written_at)
                now = time.monotonic()
                if self.unwritten and not self._leaving and self._try(self._write):
                    written_at = now
                if now - looked_at > STOP_LOOK_S and self._try(self._look):
                    looked_at = now
                if now - renewed_at > RENEW_S and self._try(self._renew):
                    renewed_at = now
                self.lost = self.lost or now - renewed_at > LEASE_S
        finally:
            connection.close()

    def _wait(self, written_at: float) -> None:
        """Until there is something to write, at least TOGETHER_S after the last writing, or it is time to look."""
        with self._wake:
            self._wake.wait_for(lambda: bool(self.unwritten) or self._leaving, STOP_LOOK_S)
            rest = written_at + TOGETHER_S - time.monotonic()
            if rest > 0:
                self._wake.wait_for(lambda: self._leaving, rest)

    def _try(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except LeaseLost:
            self.lost = True
        except DatabaseError as error:
            log.warning("The database did not take what submission %d has to say: %s", self._submission, error)
            connection.close()
            time.sleep(STOP_LOOK_S)
            return False
        return True

    def _write(self) -> None:
        with self._wake:
            news = list(self.unwritten)
        with transaction.atomic():
            lock(self._submission, self._lease)
            events.append(self._submission, events.merged(news))
        with self._wake:
            del self.unwritten[: len(news)]

    def _look(self) -> None:
        held = Submission.objects.filter(pk=self._submission, lease=self._lease)
        found = held.values_list("stop_requested_at").first()
        if found is None:
            raise LeaseLost
        self.stop_asked = found[0] is not None

    def _renew(self) -> None:
        if not renew(self._submission, self._lease):
            raise LeaseLost
