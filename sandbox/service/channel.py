"""Frames over asyncio streams, and the stream of a supervisor as both engines deliver it.

A frame is read whole before it is passed on: half a frame followed by ENDED would be garbage for the caller. What is
held in memory is therefore one frame a direction, capped, and reading pauses while the other side doesn't take it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import struct
from dataclasses import dataclass
from typing import Any

from sandbox.engines.base import Sandbox
from sandbox.frames import CONTROL_BYTES, HEADER, BadFrame, Kind, pack, unpack_header

log = logging.getLogger(__name__)
PART = struct.Struct("!BxxxI")  # docker's own header: stream (1 stdout, 2 stderr), length
STDERR = 2
LOG_BYTES = 4096  # of one supervisor's stderr in our log


@dataclass(frozen=True, slots=True)
class Frame:
    kind: Kind
    payload: bytes

    def json(self) -> dict[str, Any]:
        """The payload of a control frame; raises BadFrame."""
        try:
            data = json.loads(self.payload)
        except ValueError as error:
            raise BadFrame(f"the payload of {self.kind.name} is not JSON") from error
        if not isinstance(data, dict):
            raise BadFrame(f"the payload of {self.kind.name} is not an object")
        return data

    def packed(self) -> bytes:
        return pack(self.kind, self.payload)


async def read_frame(source: asyncio.StreamReader | SupervisorChannel, *, cap: int = CONTROL_BYTES) -> Frame:
    """The next frame. Raises BadFrame, or EOFError at the end of the stream."""
    try:
        length, kind = unpack_header(await source.readexactly(HEADER.size), cap=cap)
        return Frame(kind, await source.readexactly(length))
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        raise EOFError from error


class SupervisorChannel:
    """A sandbox's stream: frames in, frames out; what its supervisor writes to stderr goes to our log."""

    def __init__(self, sandbox: Sandbox, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.sandbox = sandbox
        self._reader, self._writer = reader, writer
        self._ready = bytearray()
        self._logged = 0
        if sandbox.errors is not None:
            asyncio.get_running_loop().add_reader(sandbox.errors, self._log_errors, sandbox.errors)

    @classmethod
    async def connect(cls, sandbox: Sandbox) -> SupervisorChannel:
        sandbox.stream.setblocking(False)
        return cls(sandbox, *await asyncio.open_connection(sock=sandbox.stream))

    @property
    def is_over(self) -> bool:
        """Whether the stream has ended, though nobody was reading."""
        return self._reader.at_eof() or self._reader.exception() is not None

    async def readexactly(self, count: int) -> bytes:
        if not self.sandbox.multiplexed:
            return await self._reader.readexactly(count)
        while len(self._ready) < count:
            stream, length = PART.unpack(await self._reader.readexactly(PART.size))
            part = await self._reader.readexactly(length)
            if stream == STDERR:
                self._log(part)
            else:
                self._ready += part
        taken = bytes(self._ready[:count])
        del self._ready[:count]
        return taken

    async def send(self, data: bytes) -> None:
        """Raises ConnectionError when the sandbox is gone; waits while it doesn't read."""
        self._writer.write(data)
        await self._writer.drain()

    def end_input(self) -> None:
        """The supervisor exits by itself when its input ends."""
        if self._writer.can_write_eof() and not self._writer.is_closing():
            self._writer.write_eof()

    def close(self) -> None:
        """Forget the stream, unsent bytes included; the sandbox is removed by whoever owns it."""
        if self.sandbox.errors is not None:
            asyncio.get_running_loop().remove_reader(self.sandbox.errors)
        self._writer.transport.abort()

    def _log_errors(self, descriptor: int) -> None:
        text = os.read(descriptor, LOG_BYTES)
        if text:
            self._log(text)
        else:
            asyncio.get_running_loop().remove_reader(descriptor)

    def _log(self, text: bytes) -> None:
        room = max(0, LOG_BYTES - self._logged)
        self._logged += len(text)
        for line in text[:room].decode(errors="replace").splitlines():
            log.warning("%s: supervisor: %s", self.sandbox.id, line)
