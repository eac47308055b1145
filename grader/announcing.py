"""Telling the workers "there is work in this queue": a hint that carries no id and may be lost, repeated or late.

A thread of its own sends it, so that no page ever waits for a broker that is down; what wasn't said is found by the
workers themselves, which look every two seconds.
"""

from __future__ import annotations

import logging
import os
import threading

log = logging.getLogger(__name__)


def announce(queue: str) -> None:
    """Return at once; the message follows. Several announcements of one queue may become one message."""
    _speaker().say(queue)


class _Speaker:
    def __init__(self) -> None:
        self.pid = os.getpid()
        self._due: list[str] = []
        self._wake = threading.Condition()
        threading.Thread(target=self._speak, name="announcer", daemon=True).start()

    def say(self, queue: str) -> None:
        with self._wake:
            if len(self._due) < 100:  # behind a broker that is down, more of the same hint helps nobody
                self._due.append(queue)
            self._wake.notify()

    def _speak(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: bool(self._due))
                queue = self._due.pop(0)
            if not _send(queue):
                self._due.clear()


_speakers: list[_Speaker] = []
_making = threading.Lock()


def _speaker() -> _Speaker:
    """This process's speaker; after a fork (gunicorn, celery) the thread is gone, so a new one is made."""
    with _making:
        if not _speakers or _speakers[-1].pid != os.getpid():
            _speakers[:] = [_Speaker()]
        return _speakers[-1]


def _send(queue: str) -> bool:
    from grader.tasks import look  # the task needs the worker's modules, which need this one

    try:
        look.apply_async(args=(queue,), queue=queue, retry=False)
    except Exception as error:  # whatever a broker's client raises: the row is stored already
        log.warning("The broker took no message for the queue %s (%s); workers will find the work.", queue, error)
        return False
    return True
