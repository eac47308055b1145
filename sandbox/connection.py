"""A blocking Unix socket that speaks frames, with deadlines. What the frames mean is the session's."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

from sandbox.frames import HEADER, Kind, pack, unpack_header

CHUNK = 256 * 1024
_KEEP_LOCKED = 1.0  # seconds a stop waits for a send in progress before it closes the connection instead


class ConnectionOver(Exception):
    """The service is gone: the stream ended or broke."""


class Connection:
    """Raises TimeoutError past a deadline, ConnectionOver at the end of the stream, BadFrame for what is no frame."""

    def __init__(self, end: socket.socket, *, cap: int) -> None:
        self._socket = end
        self._cap = cap
        self._buffer = bytearray()
        self._sending = threading.Lock()

    @classmethod
    def to(cls, address: Path | str, *, cap: int) -> Connection:
        end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            end.connect(str(address))
        except OSError:
            end.close()
            raise
        return cls(end, cap=cap)

    def send(self, kind: Kind, payload: bytes, *, deadline: float) -> None:
        with self._sending:
            self._socket.settimeout(_left(deadline))
            try:
                self._socket.sendall(pack(kind, payload))
            except TimeoutError:
                raise
            except OSError as broken:
                raise ConnectionOver(str(broken)) from broken

    def interrupt(self, kind: Kind, payload: bytes) -> None:
        """Send from another thread; where a send is stuck, break the connection, which says as much."""
        if self._sending.acquire(timeout=_KEEP_LOCKED):
            try:
                self._socket.sendall(pack(kind, payload))
            except OSError:
                self._break()
            finally:
                self._sending.release()
        else:
            self._break()

    def receive(self, *, deadline: float) -> tuple[Kind, bytes]:
        self._fill(HEADER.size, deadline)
        length, kind = unpack_header(bytes(self._buffer[: HEADER.size]), cap=self._cap)
        end = HEADER.size + length
        self._fill(end, deadline)
        payload = bytes(memoryview(self._buffer)[HEADER.size : end])
        del self._buffer[:end]
        return kind, payload

    def close(self) -> None:
        self._socket.close()

    def _fill(self, size: int, deadline: float) -> None:
        while len(self._buffer) < size:
            self._socket.settimeout(_left(deadline))
            try:
                data = self._socket.recv(CHUNK)
            except TimeoutError:
                raise
            except OSError as broken:
                raise ConnectionOver(str(broken)) from broken
            if not data:
                raise ConnectionOver("the stream ended")
            self._buffer += data

    def _break(self) -> None:
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # broken already


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
