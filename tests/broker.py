"""Another message broker for this process, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def broker(url: str, options: dict[str, Any]) -> Iterator[None]:
    from hub.celery import app

    before = (app.conf.broker_url, app.conf.broker_transport_options)
    app.conf.broker_url, app.conf.broker_transport_options = url, options
    app._after_fork()  # drops the connections, as in a process that was just forked
    try:
        yield
    finally:
        app.conf.broker_url, app.conf.broker_transport_options = before
        app._after_fork()
