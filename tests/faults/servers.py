"""A Redis server of a test's own."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

from tests import needs
from tests.faults.workers import until


def redis_server(port: int, folder: Path) -> subprocess.Popen[bytes]:
    """Returns when it answers. It keeps nothing: a restart begins empty."""
    started = subprocess.Popen(
        [needs.redis(), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        stdout=subprocess.DEVNULL,
    )
    until(lambda: _answers(port), 10)
    return started


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
