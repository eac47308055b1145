"""The frames between caller, service and supervisor: a length, a kind, a payload. Standard library only, for both ends.

    caller  <-- unix socket -->  service  <-- stdin/stdout of the sandbox -->  supervisor  <-- pipes -->  agent

A frame is `!IB` (payload length, kind) and the payload. Kinds below 20 are spoken with the service, which answers them
itself; kinds from 20 on pass through the service unread, except that their length is held to the session's limit.
Control payloads are JSON objects; payloads marked *codec* are values in the encoding of `sandbox.wire`.
"""

from __future__ import annotations

import json
import struct
from enum import IntEnum, StrEnum
from typing import Any

HEADER = struct.Struct("!IB")
CONTROL_BYTES = 64 * 1024  # cap of a JSON control frame that is not LOAD or RUN
FRAME_OVERHEAD = 64 * 1024  # what a codec frame may have beyond Limits.answer_bytes


class Kind(IntEnum):
    # caller -> service
    OPEN = 1  # {"profile": {...}, "limits": {...}, "owner": "submission:..."}
    STOP = 2  # {"ending": "stopped", "detail": ""} end at once; ENDED with that job.Ending and detail follows. The
    #           session also stops with "time limit" (a call took too long) and "unreadable" (an answer was malformed)
    CLOSE = 7  # {} the caller is done; ENDED(finished) with usage follows
    STATUS = 8  # {} instead of OPEN: the service answers with STATUS, a JSON object, and hangs up
    # service -> caller
    WAITING = 3  # {"place": n} the pool is empty and the host is full; may be repeated
    OPENED = 4  # fields of job.Opened
    REFUSED = 5  # {"message": ..., "remedy": ...} -> SandboxUnavailable
    ENDED = 6  # fields of job.Ended; the last frame of a session
    # service -> supervisor
    BEGIN = 10  # {"limits": {...}} this sandbox is now in use; the clock of CPU and output starts
    # supervisor -> service
    READY = 11  # {"versions": {...}, "device": "CPU"} preloaded and waiting
    # caller -> inside
    LOAD = 20  # codec {"token", "files": {"solution.py": source, ...}, "module": "solution"}
    RUN = 21  # codec {"token", "source", "file"} execute as a script, without standard input; names carry over
    CALL = 22  # codec {"token", "steps": [...]} one or more calls in one round trip (sandbox.steps documents them)
    REPLY = 23  # codec {"token", "ask", "value"} or {"token", "ask", "error": [type name, message]}
    FIGURES = 24  # codec {"token"} capture every open matplotlib figure now
    # inside -> caller
    ANSWER = 30  # codec {"token", "value"} answers LOAD, RUN, CALL and FIGURES
    EXCEPTION = 31  # codec {"token", "error": ...} (sandbox.values.LearnerError as a dict)
    ASK = 32  # codec {"token", "ask", "function", "args", "kwargs"}
    OUTPUT = 33  # one byte (1 stdout, 2 stderr), eight bytes float64 seconds since BEGIN, then the bytes as printed
    FIGURE = 34  # codec: sandbox.values.Figure as a dict
    METRIC = 35  # codec {"step": n, "values": {name: number}, "at": seconds}
    EXITED = 36  # {"exit_code", "signal", "cause", "cpu_s", "peak_memory_bytes", "output_bytes", "detail"} the
    #              learner's interpreter is gone; `cause` is a value of Cause


class Cause(StrEnum):
    """Why the learner's interpreter is gone, as the supervisor saw it. The service turns it into a job.Ending.

    A `CRASHED` with signal 9 may be the kernel's OOM kill: only the engine can tell. `MEMORY`, `DISK` and `PROCESSES`
    are the interpreter's own claim (an uncaught MemoryError, ENOSPC, or "can't start new thread").
    """

    EXITED = "exited"
    CRASHED = "crashed"
    CPU = "cpu"
    OUTPUT = "output"
    MEMORY = "memory"
    DISK = "disk"
    PROCESSES = "processes"
    UNREADABLE = "unreadable"


class BadFrame(Exception):
    """The other side sent something that is not a frame of ours. Seen from outside: the learner's side broke it."""


def pack(kind: Kind, payload: bytes) -> bytes:
    return HEADER.pack(len(payload), kind) + payload


def pack_json(kind: Kind, payload: dict[str, Any]) -> bytes:
    return pack(kind, json.dumps(payload, separators=(",", ":")).encode())


def unpack_header(header: bytes, *, cap: int) -> tuple[int, Kind]:
    """Length and kind; raises BadFrame for an unknown kind or a length beyond `cap`."""
    length, number = HEADER.unpack(header)
    if length > cap:
        raise BadFrame(f"a frame of {length} bytes is larger than the {cap} allowed")
    try:
        return length, Kind(number)
    except ValueError as unknown:
        raise BadFrame(f"no frame has the kind {number}") from unknown
