"""/submissions/<id>/events/ against a real server: events arrive one by one, as they happen, for their owner alone."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from grader import events
from grader.models import Submission

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(database_url: str, settings: Settings, tmp_path: Path) -> Iterator[int]:
    """The port of a uvicorn that serves this test's database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    env = {
        **os.environ,
        "HUB_DATA": str(tmp_path),
        "HUB_DATABASE_URL": database_url,
        "HUB_SECRET_KEY": settings.SECRET_KEY,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'platform'}",
    }
    command = [sys.executable, "-m", "uvicorn", "hub.asgi:application", "--port", str(port), "--lifespan", "off"]
    with subprocess.Popen([*command, "--timeout-graceful-shutdown", "1"], cwd=ROOT, env=env) as server:
        until = time.monotonic() + 30
        while not _listens(port):
            assert server.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield port
        server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Stream:
    """What a browser's EventSource would read."""

    def __init__(self, port: int, public_id: UUID, client: Client, method: str = "GET", **headers: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        self._connection.request(method, f"/submissions/{public_id}/events/", headers={"Cookie": cookies, **headers})
        self.answer = self._connection.getresponse()

    def next(self) -> dict[str, Any] | None:
        """The next event, None at the end of the stream. Raises TimeoutError when none comes within five seconds."""
        while line := self.answer.readline():
            if line.startswith(b"id: "):
                number = int(line[4:])
                event: dict[str, Any] = json.loads(self.answer.readline().removeprefix(b"data: "))
                assert event["seq"] == number
                return event
        return None

    def close(self) -> None:
        self.answer.close()
        self._connection.close()


Open = Callable[..., Stream]


@pytest.fixture
def listen(site: int) -> Iterator[Open]:
    """Open a stream on the site; closed after the test."""
    streams: list[Stream] = []

    def open_stream(public_id: UUID, client: Client, **how: str) -> Stream:
        streams.append(Stream(site, public_id, client, **how))
        return streams[-1]

    yield open_stream
    for stream in streams:
        stream.close()


def test_events_arrive_as_they_happen_and_the_stream_ends_with_the_verdict(
    listen: Open, as_ada: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    stream = listen(queued.public_id, as_ada)
    assert stream.answer.status == 200
    assert stream.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    first = stream.next()
    assert first is not None and first["data"]["phase"] == "queued"
    for text in ("one\n", "two\n"):
        events.append(queued.pk, [("output", {"stream": "stdout", "at": 0.0, "text": text})])
        began = time.monotonic()
        event = stream.next()
        assert event is not None and event["data"]["text"] == text
        assert time.monotonic() - began < 1.0, "an event came late"
    finish(queued)
    kinds = []
    while event := stream.next():
        kinds.append(event["kind"])
    assert kinds[-1] == "done"


def test_a_browser_that_reconnects_goes_on_where_it_was(
    listen: Open, as_ada: Client, queued: Submission, finish: Callable[..., Submission]
) -> None:
    events.append(queued.pk, [("output", {"stream": "stdout", "at": 0.0, "text": f"{n}\n"}) for n in range(5)])
    finish(queued)
    everything = events.read_after(queued.public_id)
    stream = listen(queued.public_id, as_ada, **{"Last-Event-ID": str(everything[2].seq)})
    got = []
    while event := stream.next():
        got.append(event["seq"])
    assert got == [event.seq for event in everything[3:]]


def test_nobody_else_can_listen(
    listen: Open, as_eve: Client, as_ada: Client, visitor: Client, queued: Submission
) -> None:
    for client in (as_eve, visitor):
        stream = listen(queued.public_id, client)
        assert stream.answer.status == 404 and b"phase" not in stream.answer.read()
    assert listen(uuid4(), as_ada).answer.status == 404
    assert listen(queued.public_id, as_ada, method="POST").answer.status == 405


def test_signing_out_closes_the_door(listen: Open, as_ada: Client, queued: Submission) -> None:
    cookies = as_ada.cookies.copy()
    as_ada.logout()
    stale = Client()
    stale.cookies = cookies
    assert listen(queued.public_id, stale).answer.status == 404


def test_open_streams_do_not_keep_pages_waiting(site: int, listen: Open, as_ada: Client, queued: Submission) -> None:
    streams = [listen(queued.public_id, as_ada) for _ in range(30)]
    assert all(stream.next() for stream in streams)
    # Streams that held a thread each would make the page wait for ever.
    connection = http.client.HTTPConnection("127.0.0.1", site, timeout=30)
    connection.request("GET", "/exercises/matrix-multiplication/")
    answer = connection.getresponse()
    page = answer.read()
    connection.close()
    assert answer.status == 200 and b"Write f." in page
    events.append(queued.pk, [("output", {"stream": "stdout", "at": 0.0, "text": "to all\n"})])
    assert [(stream.next() or {})["data"]["text"] for stream in streams] == ["to all\n"] * 30


def test_a_silent_stream_is_kept_open(as_ada: Client, queued: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    from hub import streams

    monkeypatch.setattr(streams, "HEARTBEAT_S", 0.05)
    cookie = f"sessionid={as_ada.cookies['sessionid'].value}".encode()
    scope = {"method": "GET", "path": f"/submissions/{queued.public_id}/events/", "headers": [(b"cookie", cookie)]}
    sent: list[bytes] = []

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    async def leave_after_a_heartbeat() -> dict[str, str]:
        while b": still here\n\n" not in sent:
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    asyncio.run(asyncio.wait_for(streams.event_stream(scope, leave_after_a_heartbeat, send), 5))
    assert sent[1].startswith(b"retry: ") and b": still here\n\n" in sent


def test_under_wsgi_alone_there_is_no_stream_and_pages_poll(as_ada: Client, queued: Submission) -> None:
    assert as_ada.get(f"/submissions/{queued.public_id}/events/").status_code == 404
