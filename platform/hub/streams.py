"""The event stream of one submission, as server-sent events: /submissions/<id>/events/.

A small ASGI application of its own, because thousands of open streams must not hold a thread each. Who may listen is
decided as everywhere (session cookie, `hub.access`), once, on a thread; then `grader.following` reads for all streams
of the process together. Each event carries its number as `id:`, so that a browser that reconnects goes on where it was.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import Http404, HttpRequest
from django.http.cookie import parse_cookie

from grader.events import StoredEvent
from grader.following import follow
from hub.access import submission_for

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEARTBEAT_S = 15.0
RETRY_MS = 1000
ADDRESS = re.compile(r"^/submissions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/events/$")
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx: pass each event on at once
    (b"x-content-type-options", b"nosniff"),
]

_gate = ThreadPoolExecutor(2, "stream-gate")


def is_event_stream(path: str) -> bool:
    return ADDRESS.match(path) is not None


async def event_stream(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request; returns when the submission is done, or the listener has gone."""
    public_id = UUID(ADDRESS.match(scope["path"])[1])  # type: ignore[index]
    if scope["method"] not in {"GET", "HEAD"}:
        return await _refuse(send, 405, "Only GET is answered here.")
    loop = asyncio.get_running_loop()
    if not await loop.run_in_executor(_gate, _may_listen, _header(scope, b"cookie"), public_id):
        return await _refuse(send, 404, "There is no such submission of yours.")
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": f"retry: {RETRY_MS}\n\n".encode(), "more_body": True})
    if scope["method"] == "GET":
        await _until_either(_send_events(send, public_id, _last_seen(scope)), _gone(receive))
    await send({"type": "http.response.body", "body": b"", "more_body": False})
    return None


async def _send_events(send: Send, public_id: UUID, after: int) -> None:
    async for event in follow(public_id, after, heartbeat_s=HEARTBEAT_S):
        await send({"type": "http.response.body", "body": _written(event), "more_body": True})


def _written(event: StoredEvent | None) -> bytes:
    if event is None:
        return b": still here\n\n"
    return f"id: {event.seq}\ndata: {json.dumps(event.to_dict(), separators=(',', ':'))}\n\n".encode()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _until_either(*stories: Awaitable[None]) -> None:
    """Wait for the first to end, cancel the other, and let an error of either be heard."""
    tasks = [asyncio.ensure_future(story) for story in stories]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for task in done:
        task.result()


def _may_listen(cookies: str, public_id: UUID) -> bool:
    close_old_connections()
    request = HttpRequest()
    request.COOKIES = parse_cookie(cookies)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    try:
        submission_for(get_user(request), public_id)
    except Http404:
        return False
    return True


def _last_seen(scope: Scope) -> int:
    """`Last-Event-ID`, or ?after= for the first connection of a page that has read some events already."""
    query = re.search(r"(?:^|&)after=(\d{1,9})(?:&|$)", scope.get("query_string", b"").decode("latin-1"))
    header = _header(scope, b"last-event-id")
    if header.isascii() and header.isdigit() and len(header) < 10:
        return int(header)
    return int(query[1]) if query else 0


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _refuse(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
