"""A folder as message broker: whoever reads while another writes gets every message, and each of them whole."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from hub.broker import broker_options
from hub.folder_transport import Transport

MESSAGES = 1500
QUEUE = "whole"  # of this test alone: kombu remembers in the process which queues are bound, whatever the folder


@pytest.fixture
def connect(tmp_path: Path) -> Connection:
    options = broker_options("filesystem://", tmp_path)
    return Connection(transport=Transport, hostname="localhost", transport_options=options)


def test_a_reader_beside_a_writer_gets_every_message_whole(connect: Connection) -> None:
    def write() -> None:
        with connect.clone() as connection, connection.SimpleQueue(QUEUE) as queue:
            for number in range(MESSAGES):
                queue.put({"number": number, "filler": "x" * 5000})

    with connect as connection, connection.SimpleQueue(QUEUE) as queue:
        writer = threading.Thread(target=write)
        writer.start()
        seen = set()
        until = time.monotonic() + 60
        while len(seen) < MESSAGES and time.monotonic() < until:
            try:
                message = queue.get_nowait()
            except Empty:
                continue
            message.ack()
            seen.add(message.payload["number"])
        writer.join()
    assert seen == set(range(MESSAGES))
