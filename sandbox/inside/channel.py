"""The interpreter's end of the frame channel, and the one place that keeps forked children off it."""

from __future__ import annotations

import os
import socket
import threading
from typing import Any

from sandbox.frames import HEADER, Kind, pack
from sandbox.wire import Caps, encode
from sandbox.wire.encoding import Reduce
from sandbox.wire.foreign import as_data

CAP = 1 << 30  # what comes from above is trusted; the session holds it to its limits


class Channel:
    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._reader = end.makefile("rb", buffering=64 * 1024)
        self._sending = threading.Lock()
        os.register_at_fork(after_in_child=self._close_in_child)

    def receive(self) -> tuple[Kind, bytes]:
        """The next frame from above; ends the process when there is none."""
        header = self._reader.read(HEADER.size)
        if len(header) < HEADER.size:
            os._exit(0)
        length, number = HEADER.unpack(header)
        return Kind(number), self._reader.read(length)

    def send(self, kind: Kind, payload: bytes) -> None:
        with self._sending:
            self._socket.sendall(pack(kind, payload))

    def send_value(self, kind: Kind, value: Any, caps: Caps, reduce: Reduce = as_data) -> None:
        """Raises Unsendable before anything was sent."""
        self.send(kind, encode(value, caps=caps, reduce=reduce))

    def _close_in_child(self) -> None:
        """A child of the learner's code has no say: its frames would mix with ours."""
        self._reader.close()
        self._socket.close()
