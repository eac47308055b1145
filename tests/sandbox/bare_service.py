"""A sandbox service without an engine, for tests of the inside: one supervisor as a plain child, one session a thread.

It isolates nothing. It speaks with the session as the real service does, and turns what the supervisor says about the
end into an Ending by the plainest rule.
"""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from sandbox.frames import HEADER, Cause, Kind, pack, pack_json
from sandbox.job import Ended, Ending, Opened, Usage

SUPERVISOR = Path(__file__).parents[2] / "sandbox" / "inside" / "supervisor.py"
ENDINGS = {
    Cause.EXITED: Ending.EXITED,
    Cause.CRASHED: Ending.CRASHED,
    Cause.CPU: Ending.TIME,
    Cause.OUTPUT: Ending.OUTPUT,
    Cause.MEMORY: Ending.MEMORY,
    Cause.DISK: Ending.DISK,
    Cause.PROCESSES: Ending.PROCESSES,
    Cause.UNREADABLE: Ending.UNREADABLE,
}


class BareService:
    """Listens at `address`; every connection gets a supervisor of its own."""

    def __init__(self, folder: Path, python: str = sys.executable) -> None:
        self.address = folder / "service.sock"
        self.folder = folder
        self.python = python
        self.pids: list[int] = []
        self.stderr = b""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.address))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        _, opening = _frame(caller.fileno())
        request = json.loads(opening)
        work = tempfile.mkdtemp(dir=self.folder)
        process = subprocess.Popen(
            [self.python, "-I", "-u", str(SUPERVISOR), "--preload", request["profile"]["preload"], "--work", work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "HOME": work, "MPLCONFIGDIR": str(self.folder)},
        )
        self.pids.append(process.pid)
        try:
            self._session(caller, process, request["limits"])
        finally:
            process.kill()
            _, stderr = process.communicate()
            self.stderr += stderr
            caller.close()
            shutil.rmtree(work, ignore_errors=True)

    def _session(self, caller: socket.socket, process: subprocess.Popen[bytes], limits: dict[str, object]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        above, below, stdin = caller.fileno(), process.stdout.fileno(), process.stdin.fileno()
        kind, payload = _frame(below)
        assert kind is Kind.READY, (kind, payload)
        opened = Opened("bare", "none", "", json.loads(payload)["device"], True, 0.0)
        _write(above, pack_json(Kind.OPENED, {name: getattr(opened, name) for name in Opened.__slots__}))
        _write(stdin, pack_json(Kind.BEGIN, {"limits": limits}))
        while True:
            readable, _, _ = select.select([above, below], [], [])
            if above in readable:
                try:
                    kind, payload = _frame(above)
                except EOFError:
                    return
                if kind in (Kind.CLOSE, Kind.STOP):
                    self._tell(above, _told(kind, json.loads(payload)))
                    return
                _write(stdin, pack(kind, payload))
            if below in readable:
                kind, payload = _frame(below)
                if kind is Kind.EXITED:
                    self._tell(above, _exited(json.loads(payload)))
                    return
                _write(above, pack(kind, payload))

    def _tell(self, above: int, ended: Ended) -> None:
        try:
            _write(above, pack_json(Kind.ENDED, ended.to_dict()))
        except OSError:
            pass


def _told(kind: Kind, payload: dict[str, str]) -> Ended:
    if kind is Kind.CLOSE:
        return Ended(Ending.FINISHED)
    return Ended(Ending(payload["ending"]), payload["detail"])


def _exited(payload: dict[str, object]) -> Ended:
    cause = Cause(str(payload["cause"]))
    usage = Usage(0.0, payload["cpu_s"], payload["peak_memory_bytes"], payload["output_bytes"])  # type: ignore[arg-type]
    return Ended(ENDINGS[cause], payload["detail"], payload["exit_code"], payload["signal"], usage)  # type: ignore[arg-type]


def _frame(descriptor: int) -> tuple[Kind, bytes]:
    length, kind = HEADER.unpack(_exactly(descriptor, HEADER.size))
    return Kind(kind), _exactly(descriptor, length)


def _exactly(descriptor: int, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(descriptor, size - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
