"""Whether code can be run here now, asked before a submission is taken, so that nobody waits for what can't come.

Only where the site shares a host with the sandbox service (SANDBOX_IS_LOCAL); elsewhere the queue waits for workers. A
service that merely has not proved its engine yet counts as there: the submission waits the few seconds.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from sandbox.frames import HEADER, BadFrame, Kind, pack_json, unpack_header

TIMEOUT_S = 1.0
FRESH_S = 1.0
STATUS_BYTES = 1 << 20
NOT_REFUSED = {"every limit binds", "switched off", "not run yet"}  # what a self-test says when it is no obstacle
LIBRARIES = {"python": "the Python image", "science": "the science libraries", "torch": "PyTorch"}


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing, and what the operator (who, on one's own machine, is oneself) can do about it."""

    text: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.text} {self.remedy}"


def missing_for(image: str, *, what: str = "This exercise") -> Missing | None:
    """What keeps code that needs this image from running here; None when nothing does. `what` needs it."""
    if not settings.SANDBOX_IS_LOCAL:
        return None
    status = _status()
    if status is None:
        return Missing(
            "The sandbox service is not running, so no code can be run at the moment; your code is kept.",
            "If it does not come back within a minute, start the site again with “make run”.",
        )
    working = [engine for engine in status["engines"] if _obstacle(engine) is None]
    if not working:
        problems = " ".join(f"{engine['name']}: {_obstacle(engine)}" for engine in status["engines"])
        return Missing("No sandbox works on this machine, so no code can be run.", problems)
    if not any(image in engine["images"] for engine in working):
        return _missing_image(image, what)
    return None


def has_gpu_image() -> bool | None:
    """Whether the image for NVIDIA GPUs is there; None where the site can't ask."""
    status = _status() if settings.SANDBOX_IS_LOCAL else None
    return None if status is None else any("torch-cuda" in engine["images"] for engine in status["engines"])


def sandboxes_are_warm() -> bool:
    """Whether every sandbox that should wait warm does; True where the site can't ask."""
    status = _status() if settings.SANDBOX_IS_LOCAL else None
    return status is None or all(shelf["idle"] >= shelf["wanted"] for shelf in status.get("pool", []))


def _missing_image(image: str, what: str) -> Missing:
    if image == "torch-cuda":
        return Missing(f"{what} needs an NVIDIA GPU, which this machine does not offer.", "See docs/operating.md.")
    libraries = LIBRARIES.get(image, image)
    return Missing(
        f"{what} needs {libraries}, which this machine does not have yet.",
        f"It is being prepared in the background; “make {image}” brings it at once.",
    )


def _obstacle(engine: dict[str, Any]) -> str | None:
    """Why an engine of the report can't be used, or None."""
    if engine["problem"] is not None:
        return str(engine["problem"])
    return None if engine["self_test"] in NOT_REFUSED else f"a limit does not bind ({engine['self_test']})"


_last: tuple[float, str, dict[str, Any] | None] = (float("-inf"), "", None)


def _status() -> dict[str, Any] | None:
    """The service's report, at most `FRESH_S` old; None when no service answers."""
    global _last  # one small memory for a process, so that pages don't each ask
    address = str(settings.SANDBOX_SOCKET)
    at, of, report = _last
    if of != address or time.monotonic() - at > FRESH_S:
        report = ask_status(address)
        _last = (time.monotonic(), address, report)
    return report


def ask_status(address: str) -> dict[str, Any] | None:
    """Ask the service at this socket what it has (it answers from memory); None when none answers in time."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(TIMEOUT_S)
            connection.connect(address)
            connection.sendall(pack_json(Kind.STATUS, {}))
            with connection.makefile("rb") as answer:
                length, _ = unpack_header(answer.read(HEADER.size), cap=STATUS_BYTES)
                report: dict[str, Any] = json.loads(answer.read(length))
    except (OSError, BadFrame, ValueError, struct.error):
        return None
    return report
