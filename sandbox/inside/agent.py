"""The learner's interpreter: preloads, waits for requests on its channel, runs the learner's code, answers with data.

Nothing here is trusted by anybody: the learner's code shares this process and may change all of it. What counts is
checked by the supervisor (kinds and lengths) and by the session outside (everything else).
"""

from __future__ import annotations

import builtins
import io
import json
import os
import resource
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, NoReturn

from sandbox.frames import Kind
from sandbox.inside import lab, wandb
from sandbox.inside.calling import Calls
from sandbox.inside.channel import Channel
from sandbox.inside.errors import describe
from sandbox.inside.loading import Sources
from sandbox.inside.preloading import device, preload, versions
from sandbox.values import Function
from sandbox.wire import FIGURE, METRIC, Caps, Unsendable, decode

TRUSTED = Caps(bytes=1 << 30, items=100_000_000, depth=200, digits=100_000)  # what the judge sends


class UnsendableAnswer(Exception):
    """The learner's value can't leave: too large, too deep, or it contains itself."""


class Agent:
    def __init__(self, channel: socket.socket, libraries: str, work: str) -> None:
        _own_streams()
        preload(libraries)
        self.channel = Channel(channel)
        self.sources = Sources(work)
        self.calls = Calls(self._ask)
        self.caps = Caps()
        self.limits: dict[str, Any] = {}
        self.began = 0.0
        self.token: Any = None  # of the request being answered; None between requests
        self.asking = threading.Lock()
        self.asks = 0
        self.metrics = 0
        self.figures = 0
        self.quiet = False  # a run of which nothing is to be seen
        self.pid = os.getpid()
        self.handlers: dict[Kind, Callable[[dict[str, Any]], Any]] = {
            Kind.LOAD: self._load,
            Kind.RUN: self._run,
            Kind.CALL: self._call,
            Kind.FIGURES: self._figures,
        }
        lab.connect(self._metric)
        sys.modules["lab"], sys.modules["wandb"] = lab, wandb

    def serve(self) -> NoReturn:
        ready = {"versions": versions(), "device": device()}
        self.channel.send(Kind.READY, json.dumps(ready).encode())
        _, begin = self.channel.receive()
        self.limits = json.loads(begin)["limits"]
        _limit_cpu(self.limits["cpu_s"])
        self.began = time.monotonic()
        self.caps = Caps(
            bytes=self.limits["answer_bytes"],
            items=self.limits["answer_items"],
            depth=self.limits["answer_depth"],
            digits=self.limits["integer_digits"],
        )
        while True:
            self._serve_one(*self.channel.receive())

    def _serve_one(self, kind: Kind, payload: bytes) -> None:
        try:
            request = decode(payload, caps=TRUSTED, revive=self.calls.revive)
            self.token = request["token"]
            value = self.handlers[kind](request)
            self._only_the_parent()
            self._flush()
            self.channel.send_value(Kind.ANSWER, {"token": self.token, "value": value}, self._answer_caps())
        except SystemExit as leaving:
            self._exit(leaving)
        except BaseException as exception:
            self._only_the_parent()
            self._report(exception)
        finally:
            self.token = None

    def _answer_caps(self) -> Caps:
        """Results are held to the caps one by one; the frame around them has a little room."""
        return Caps(bytes=self.caps.bytes + 32 * 1024, items=self.caps.items, depth=self.caps.depth + 2)

    def _load(self, request: dict[str, Any]) -> Any:
        names = self.sources.load(request["files"], request["module"])
        self._send_figures()
        return names

    def _run(self, request: dict[str, Any]) -> None:
        with self._unseen() if request["quiet"] else nullcontext():
            try:
                self.sources.run(request["file"], request["source"])
            except SystemExit as leaving:
                if leaving.code not in (None, 0):
                    raise
            finally:
                self._send_figures()

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        """What is printed goes nowhere, also from C and from other processes; figures are closed, metrics dropped."""
        self._flush()
        streams = {descriptor: os.dup(descriptor) for descriptor in (1, 2)}
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for descriptor in streams:
            os.dup2(nowhere, descriptor)
        os.close(nowhere)
        self.quiet = True
        try:
            yield
        finally:
            self.quiet = False
            self._flush()
            for descriptor, kept in streams.items():
                os.dup2(kept, descriptor)
                os.close(kept)

    def _call(self, request: dict[str, Any]) -> list[bytes | None]:
        self.calls.position = 0
        try:
            return self.calls.run(request["steps"], self.caps)
        except Unsendable as large:
            raise UnsendableAnswer(str(large)) from None

    def _figures(self, _request: dict[str, Any]) -> int:
        return self._send_figures()

    def _send_figures(self) -> int:
        if "matplotlib.pyplot" not in sys.modules:
            return 0
        if self.quiet:
            sys.modules["matplotlib.pyplot"].close("all")
            return 0
        from sandbox.inside.figures import open_figures

        room = self.limits["figures"] - self.figures
        sent = open_figures(room, lambda figure: self.channel.send_value(Kind.FIGURE, figure, FIGURE))
        self.figures += sent
        return sent

    def _metric(self, step: int, values: dict[str, float]) -> None:
        if self.quiet:
            return
        self.metrics += 1
        if os.getpid() != self.pid or self.metrics > self.limits["metrics"]:
            return
        metric = {"step": step, "values": values, "at": time.monotonic() - self.began}
        self.channel.send_value(Kind.METRIC, metric, METRIC)

    def _ask(self, function: Function, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the judge and wait for what it returns; raises what the judge tells it to raise."""
        with self.asking:
            if self.token is None or os.getpid() != self.pid:
                raise RuntimeError(f"{function.name}() can be called only by the call it was given to, in its process")
            self.asks += 1
            question = {"token": self.token, "ask": self.asks, "function": function.number}
            self._flush()
            self.channel.send_value(Kind.ASK, {**question, "args": list(args), "kwargs": kwargs}, self.caps)
            _, payload = self.channel.receive()
            reply = decode(payload, caps=TRUSTED, revive=self.calls.revive)
        if "error" in reply:
            type_name, message = reply["error"]
            raise getattr(builtins, type_name, RuntimeError)(message)
        return reply["value"]

    def _report(self, exception: BaseException) -> None:
        error = describe(exception, self.sources)
        self._flush()
        answer = {"token": self.token, "error": error, "step": self.calls.position}
        self.channel.send_value(Kind.EXCEPTION, answer, self._answer_caps())
        if error["limit"]:
            claim = {"cause": error["limit"], "detail": f"{error['type_name']}: {error['message'][:300]}"}
            self.channel.send(Kind.EXITED, json.dumps(claim).encode())
            os._exit(1)

    def _exit(self, leaving: SystemExit) -> NoReturn:
        code = leaving.code
        if code is not None and not isinstance(code, int):
            sys.stderr.write(f"{code}\n")
        self._flush()
        os._exit(0 if code is None else code & 0xFF if isinstance(code, int) else 1)

    def _only_the_parent(self) -> None:
        """A child that the learner's code forked, and that came back to us, has nothing to say here."""
        if os.getpid() != self.pid:
            self._flush()
            os._exit(0)

    def _flush(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:  # noqa: S110  the learner may have closed or replaced it
                pass


def _limit_cpu(seconds: float) -> None:
    """The kernel's own limit, for each process: it binds even when the supervisor's looks come late.

    Set here, before any learner code, because the seccomp filter lets nobody set another process's limits: code of the
    learner's would take the supervisor's away.
    """
    whole = int(time.process_time() + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))


def _own_streams() -> None:
    """Line by line, and never an error because of a character: the pipes' other ends are our supervisor's."""
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        raw = io.FileIO(descriptor, "w", closefd=False)
        stream = io.TextIOWrapper(
            io.BufferedWriter(raw), encoding="utf-8", errors="backslashreplace", line_buffering=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")  # type: ignore[misc]
