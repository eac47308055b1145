"""The whole site by ASGI (uvicorn): event streams as coroutines, every other request through WSGI on a pool of threads.

Django's own ASGI handler would run its synchronous views one after the other and several times slower. Behind nginx the
pages go to gunicorn, and only the event streams come here.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

from a2wsgi import WSGIMiddleware

from hub.wsgi import application as pages

# Django is set up by the import above; the stream's modules need its models.
from hub.streams import event_stream, is_event_stream  # isort: skip

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_pages = WSGIMiddleware(pages, workers=int(os.environ.get("HUB_THREADS", "8")))


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        raise ValueError(f"Only HTTP is served here, not {scope['type']!r}.")  # uvicorn then does without
    if is_event_stream(scope["path"]):
        await event_stream(scope, receive, send)
    else:
        await _pages(scope, receive, send)
