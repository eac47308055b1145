"""The supervisor's loop: frames down to the interpreter, frames and stamped output up, until the interpreter is gone.

Nothing here blocks: what can't be written yet is kept, and while much is kept nothing more is read, so a slow reader
above slows the learner down instead of filling memory. Frames from below are kept until they are whole, because an
interpreter that dies in the middle of one must not break the stream. Whatever it sends is judged by kind and length
only; reading its content is left to the session outside.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import struct
import time
from typing import Any

from sandbox.frames import CONTROL_BYTES, FRAME_OVERHEAD, HEADER, BadFrame, Cause, Kind, pack, pack_json, unpack_header
from sandbox.inside.cpu import cpu_seconds
from sandbox.inside.disk import MOST_FILES, files_made
from sandbox.inside.spawning import Child

STREAM_IN, STREAM_OUT, OPERATOR = 0, 1, 2
CHUNK = 64 * 1024
KEPT = 256 * 1024  # bytes waiting in one direction beyond which its source is not read
TICK = 0.25  # seconds between two looks at the CPU clock
STAMP = struct.Struct("!Bd")
BROADCAST = -1
LAST_MOMENT = 0.5  # seconds between the end of an interpreter's channel and its exit
FAREWELL = 5.0  # seconds for killed processes to be gone

RELAYED = (Kind.ANSWER, Kind.EXCEPTION, Kind.ASK, Kind.FIGURE, Kind.METRIC)
CLAIMS = (Cause.MEMORY, Cause.DISK, Cause.PROCESSES)


class Relay:
    def __init__(self, child: Child) -> None:
        self.child = child
        self.up = bytearray()
        self.down = bytearray()
        self.from_stream = bytearray()
        self.from_child = bytearray()
        self.limits: dict[str, Any] | None = None  # None until BEGIN: warm, waiting, not in use
        self.began = 0.0
        self.cpu_before = 0.0
        self.next_tick = 0.0
        self.output_bytes = 0
        self.stream_open = True  # its end is an order to end: the figures in EXITED are still given
        self.ready = False
        self.cause: Cause | None = None
        self.claim: tuple[Cause, str] | None = None
        self.detail = ""
        self.status: int | None = None
        self.open_pipes = [child.stdout, child.stderr]
        self.wake = _wake_on_child_exit()

    def run(self) -> int:
        os.set_blocking(STREAM_IN, False)
        os.set_blocking(STREAM_OUT, False)
        self._reap()  # it may have died before we listened
        try:
            while self.status is None:
                self._turn()
            self._finish()
        except ServiceGone:
            _kill_all(self.child.pid)
            return 1
        return 0

    def _turn(self) -> None:
        readers = [self.wake]
        if self.stream_open and len(self.down) < KEPT:
            readers.append(STREAM_IN)
        if len(self.up) < KEPT:
            readers += [self.child.channel, *self.open_pipes]
        writers = ([STREAM_OUT] if self.up else []) + ([self.child.channel] if self.down else [])
        readable, writable, _ = select.select(readers, writers, [], TICK if self.limits else None)
        if STREAM_OUT in writable:
            self._write_up()
        if self.child.channel in writable:
            self._write_down()
        if STREAM_IN in readable:
            self._read_stream()
        if len(self.up) < KEPT:
            self._read_child(self.child.channel in readable)
        if self.wake in readable:
            os.read(self.wake, CHUNK)
            self._reap()
        self._watch_budgets()

    # --- above -----------------------------------------------------------------------------------------------------

    def _write_up(self) -> None:
        try:
            del self.up[: os.write(STREAM_OUT, memoryview(self.up)[:CHUNK].tobytes())]
        except BlockingIOError:
            return
        except BrokenPipeError as gone:
            raise ServiceGone from gone

    def _read_stream(self) -> None:
        data = _read(STREAM_IN)
        if data is None:
            return
        if data == b"":
            self.stream_open = False
            os.kill(self.child.pid, signal.SIGKILL)
        elif self.limits is None:
            self.from_stream += data
            self._begin_if_told()
        else:
            self.down += data

    def _begin_if_told(self) -> None:
        """The first frame is BEGIN; from then on everything from above is the interpreter's."""
        if len(self.from_stream) < HEADER.size:
            return
        length, kind = unpack_header(bytes(self.from_stream[: HEADER.size]), cap=CONTROL_BYTES)
        if len(self.from_stream) < HEADER.size + length:
            return
        if kind is not Kind.BEGIN:
            raise BadFrame(f"{kind.name} came before BEGIN")
        limits = json.loads(self.from_stream[HEADER.size : HEADER.size + length])["limits"]
        self.limits = limits
        self.began = time.monotonic()
        self.cpu_before = cpu_seconds(self.child.pid)
        self.down += self.from_stream
        self.from_stream.clear()

    # --- below -----------------------------------------------------------------------------------------------------

    def _write_down(self) -> None:
        try:
            del self.down[: os.write(self.child.channel, memoryview(self.down)[:CHUNK].tobytes())]
        except BlockingIOError:
            return
        except OSError:  # the interpreter closed its end; its exit says the rest
            self.down.clear()

    def _read_child(self, frames_waiting: bool) -> None:
        """Output that was printed before a frame was sent goes up before it."""
        frames = _read(self.child.channel) if frames_waiting else None
        for pipe in list(self.open_pipes):
            self._read_output(pipe)
        if frames == b"":
            if not self._exits_now():
                self._condemn(Cause.UNREADABLE, "the interpreter closed its channel")
        elif frames:
            self.from_child += frames
            self._relay_frames()

    def _exits_now(self) -> bool:
        """An interpreter that ends closes its channel a moment before its exit can be seen."""
        until = time.monotonic() + LAST_MOMENT
        while self.status is None and time.monotonic() < until:
            time.sleep(0.001)
            self._reap()
        return self.status is not None

    def _read_output(self, pipe: int) -> None:
        for _ in range(8):  # a pipe holds 64 KiB; a flood must not keep us here
            data = _read(pipe)
            if data is None:
                return
            if data == b"":
                self.open_pipes.remove(pipe)
                return
            self._output(1 if pipe == self.child.stdout else 2, data)

    def _output(self, stream: int, data: bytes) -> None:
        if self.limits is None:
            os.write(OPERATOR, data)  # warnings of libraries while they are preloaded
            return
        allowed = data[: max(self.limits["output_bytes"] - self.output_bytes, 0)]
        self.output_bytes += len(data)
        if allowed:
            stamp = STAMP.pack(stream, time.monotonic() - self.began)
            self.up += pack(Kind.OUTPUT, stamp + allowed)
        if len(allowed) < len(data):
            self._condemn(Cause.OUTPUT, f"more than {self.limits['output_bytes']:,} bytes were printed")

    def _relay_frames(self) -> None:
        while len(self.from_child) >= HEADER.size and self.cause is not Cause.UNREADABLE:
            try:
                length, kind = unpack_header(bytes(self.from_child[: HEADER.size]), cap=self._longest())
                self._check(kind, length)
            except BadFrame as bad:
                self._condemn(Cause.UNREADABLE, str(bad))
                return
            end = HEADER.size + length
            if len(self.from_child) < end:
                return
            self._take(kind, bytes(self.from_child[:end]))
            del self.from_child[:end]

    def _longest(self) -> int:
        return CONTROL_BYTES if self.limits is None else int(self.limits["answer_bytes"]) + FRAME_OVERHEAD

    def _check(self, kind: Kind, length: int) -> None:
        expected = RELAYED if self.limits else () if self.ready else (Kind.READY,)
        if kind not in expected and not (kind is Kind.EXITED and self.limits):
            raise BadFrame(f"{kind.name} is not for the interpreter to say now")
        if kind in (Kind.METRIC, Kind.EXITED) and length > CONTROL_BYTES:
            raise BadFrame(f"a {kind.name} of {length:,} bytes")

    def _take(self, kind: Kind, frame: bytes) -> None:
        if kind is Kind.EXITED:
            self._note_claim(frame[HEADER.size :])
            return
        self.ready = True
        self.up += frame

    def _note_claim(self, payload: bytes) -> None:
        try:
            claimed = json.loads(payload)
            self.claim = Cause(claimed["cause"]), str(claimed["detail"])[:500]
        except (ValueError, KeyError, TypeError, RecursionError):
            self._condemn(Cause.UNREADABLE, "a claim that can't be read")

    # --- the end ---------------------------------------------------------------------------------------------------

    def _watch_budgets(self) -> None:
        now = time.monotonic()
        if self.limits is None or now < self.next_tick:
            return
        self.next_tick = now + TICK
        if self._cpu_used() > self.limits["cpu_s"]:
            self._condemn(Cause.CPU, _cpu_sentence(self.limits))
        if os.getpid() == 1 and files_made() > MOST_FILES:  # only a sandbox's own /tmp is ours to count
            self._condemn(Cause.DISK, f"more than {MOST_FILES:,} files were made")

    def _cpu_used(self) -> float:
        return cpu_seconds(self.child.pid) + _cpu_of_reaped() - self.cpu_before

    def _condemn(self, cause: Cause, detail: str) -> None:
        if self.cause is None and self.status is None:
            self.cause, self.detail = cause, detail
            os.kill(self.child.pid, signal.SIGKILL)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid == self.child.pid:
                self.status = status

    def _finish(self) -> None:
        """Everything that was said before the end still goes up, then how it ended."""
        _kill_all(self.child.pid)
        self._reap()
        while True:
            waiting, _, _ = select.select([self.child.channel, *self.open_pipes], [], [], 0)
            frames = _read(self.child.channel)
            for pipe in [pipe for pipe in self.open_pipes if pipe in waiting]:
                self._read_output(pipe)
            if not frames:
                break
            self.from_child += frames
            self._relay_frames()
        self.up += pack_json(Kind.EXITED, self._account())
        deadline = time.monotonic() + FAREWELL
        while self.up and time.monotonic() < deadline:
            select.select([], [STREAM_OUT], [], FAREWELL)
            self._write_up()

    def _account(self) -> dict[str, Any]:
        number = os.WTERMSIG(self.status) if self.status is not None and os.WIFSIGNALED(self.status) else None
        code = os.WEXITSTATUS(self.status) if self.status is not None and number is None else None
        return {
            "cause": self._why(number),
            "detail": self.detail,
            "exit_code": code,
            "signal": number,
            "cpu_s": max(_cpu_of_reaped() - self.cpu_before, 0.0),
            "peak_memory_bytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
            "output_bytes": self.output_bytes,
        }

    def _why(self, number: int | None) -> Cause:
        if self.cause is not None:
            return self.cause
        if number == signal.SIGXCPU and self.limits:
            self.detail = _cpu_sentence(self.limits)
            return Cause.CPU
        if number is not None:
            return Cause.CRASHED
        if self.claim is not None and self.claim[0] in CLAIMS:
            cause, self.detail = self.claim
            return cause
        return Cause.EXITED


class ServiceGone(Exception):
    """Nobody reads our frames any more: the sandbox has no reason to live."""


def _wake_on_child_exit() -> int:
    """A descriptor that becomes readable when a child has exited."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler could be triggered from inside
    return reader


def _read(descriptor: int) -> bytes | None:
    """What is there; None when nothing is there yet, empty at the end."""
    try:
        return os.read(descriptor, CHUNK)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _cpu_of_reaped() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _cpu_sentence(limits: dict[str, Any]) -> str:
    return f"more than {limits['cpu_s']:g} seconds of CPU time were used"


def _kill_all(child: int) -> None:
    """Every process of the namespace where it is ours, else the interpreter's own group."""
    alone = os.getpid() == 1
    deadline = time.monotonic() + FAREWELL
    while time.monotonic() < deadline:
        try:
            os.kill(BROADCAST, signal.SIGKILL) if alone else os.killpg(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            if not alone:
                return
        time.sleep(0.002)
