"""One sandbox in the hands of one caller: load code, call it, get data back. Blocking; works in any process.

The other end is code we do not trust, so every frame is checked before it is believed: the token of the request that
is being answered (it rejects stale and early frames; it authenticates nobody), kinds in their order, counts and sizes.
Whatever doesn't fit ends the session as the learner's failure. The service enforces what belongs to the whole session;
here is enforced what belongs to one call. Judging is the caller's.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self

from sandbox.asking import Functions
from sandbox.connection import Connection, ConnectionOver
from sandbox.frames import FRAME_OVERHEAD, BadFrame, Kind
from sandbox.job import Ended, Ending, Limits, Opened, Profile, SandboxUnavailable, SessionEnded
from sandbox.reading import read_error, read_figure, read_metric, read_output
from sandbox.steps import Action, Step, Want
from sandbox.values import Called, Figure, Handle, LearnerException, Metric, Output
from sandbox.wire import FIGURE, METRIC, Caps, Unreadable, decode, decode_all, encode

__all__ = ["GRACE", "Figure", "Metric", "OnEvent", "OnWaiting", "Output", "Session", "SessionEvent", "open"]

SessionEvent = Output | Metric | Figure
OnEvent = Callable[[SessionEvent], None]
OnWaiting = Callable[[int], None]

GRACE = 0.5  # seconds beyond Limits.call_s for the way there and back
METRICS_BYTES = 4 * 1024 * 1024  # of a session: they become rows; ten thousand with a few short names take one
FAREWELL = 10.0  # seconds for the service to confirm the end
OUTGOING = Caps(bytes=64 * 1024 * 1024, items=20_000_000, depth=64, digits=10_000)


def open(
    profile: Profile,
    limits: Limits | None = None,
    *,
    address: Path | str,
    owner: str = "",
    on_event: OnEvent | None = None,
    on_waiting: OnWaiting | None = None,
    patience_s: float = 600.0,
) -> Session:
    """A session on a fresh sandbox of the service that listens at `address`; waits its turn, at most `patience_s`.

    `on_event` gets output, metrics and figures in their order while calls wait; `on_waiting` the place in the queue.
    Raises SandboxUnavailable, which is never the learner's fault.
    """
    limits = limits or Limits()
    try:
        connection = Connection.to(address, cap=limits.answer_bytes + FRAME_OVERHEAD)
    except OSError as silent:
        raise SandboxUnavailable(
            f"no sandbox service answers at {address} ({silent.strerror})",
            f"start one with `python -m sandbox serve --socket {address}`",
        ) from silent
    try:
        opened = _wait_for_turn(connection, profile, limits, owner, on_waiting or (lambda _place: None), patience_s)
    except BaseException:
        connection.close()
        raise
    return Session(connection, opened, limits, on_event or (lambda _event: None))


class Session:
    """A context manager; leaving it closes the session. Every method raises SessionEnded once it is over.

    Used from one thread; only `stop` may be called from another.
    """

    def __init__(self, connection: Connection, opened: Opened, limits: Limits, on_event: OnEvent) -> None:
        self.opened = opened
        self.ended: Ended | None = None
        self.limits = limits
        self._connection = connection
        self._on_event = on_event
        self._functions = Functions(limits.asks)
        self._figures: list[Figure] = []
        self._figure_count = self._metric_count = self._metric_bytes = self._handle_count = 0
        self._stopping = False
        self._caps = Caps(limits.answer_bytes, limits.answer_items, limits.answer_depth, limits.integer_digits)
        self._frame_caps = replace(self._caps, bytes=limits.answer_bytes + FRAME_OVERHEAD, depth=self._caps.depth + 4)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self.close()

    def load(self, files: Mapping[str, str], module: str = "solution") -> dict[str, Any]:
        """Write the files into the working folder and import `module`, then the probe if `probe.py` is among them.

        Returns the public names of the module: {"matmul": {"kind": "function", "type": "function", "parameters":
        [{"name", "kind", "optional"}]}}; kind is function, class, module or value. Raises LearnerException.
        """
        names = self._exchange(Kind.LOAD, {"files": dict(files), "module": module})
        if type(names) is not dict or any(type(name) is not str for name in names):
            self._fail("the names of a module that are not names")
        return names

    def run(self, source: str, file: str = "solution.py", *, quiet: bool = False) -> None:
        """Execute as a script, without standard input. Names carry over from one run to the next.

        Of a quiet one nothing that it prints, draws or logs is kept, nor counted. Raises LearnerException; a script
        that ends by `sys.exit(0)` has simply ended.
        """
        self._exchange(Kind.RUN, {"source": source, "file": file, "quiet": quiet})

    def call(
        self,
        name: str,
        *args: Any,
        module: str = "solution",
        keep: bool = False,
        echo_args: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Call a function of the learner's module. The result as data, a Handle with `keep`, Called with `echo_args`.

        A function among the arguments can be called from inside; it runs here. Raises LearnerException.
        """
        want = Want.HANDLE if keep else Want.DATA
        step = Step.call(name, *args, module=module, want=want, **kwargs)
        return self.steps([step.echoing() if echo_args else step])[0]

    def steps(self, steps: Sequence[Step]) -> list[Any]:
        """Do a batch in one round trip; one result for each step, None where none is wanted.

        Raises LearnerException, whose `step` tells which one raised.
        """
        answer = self._exchange(Kind.CALL, {"steps": [step.to_dict() for step in steps]})
        try:
            results = self._results(steps, answer)
            self._count_handles(steps, results)
        except Unreadable as broken:
            self._fail(str(broken))
        return results

    def figures(self) -> list[Figure]:
        """The figures drawn since this was last asked: those of loads and runs, and those open now, which it closes."""
        self._exchange(Kind.FIGURES, {})
        drawn, self._figures = self._figures, []
        return drawn

    def stop(self) -> None:
        """End at once; from any thread. The waiting call raises SessionEnded, whose ending is STOPPED."""
        self._stopping = True
        self._connection.interrupt(Kind.STOP, _json({"ending": Ending.STOPPED, "detail": ""}))

    def close(self) -> Ended:
        """The caller is done. Returns how the session ended; again and again the same."""
        if self.ended is None:
            self._finish(Kind.CLOSE, {}, Ended(Ending.LOST, "the sandbox service did not confirm the end"))
        assert self.ended is not None
        return self.ended

    # --- one request -----------------------------------------------------------------------------------------------

    def _exchange(self, kind: Kind, request: dict[str, Any]) -> Any:
        """Send a request and read until its answer. Raises LearnerException, SessionEnded, and what an ask raised."""
        if self.ended is not None:
            raise SessionEnded(self.ended)
        token = secrets.token_hex(8)
        payload = encode({"token": token, **request}, caps=OUTGOING, reduce=self._functions.as_argument)
        deadline = time.monotonic() + self.limits.call_s + GRACE
        try:
            self._connection.send(kind, payload, deadline=deadline)
            answer, body = self._read_answer(token, deadline)
        except TimeoutError:
            self._fail(f"a call took more than {self.limits.call_s:g} seconds", Ending.TIME)
        except (BadFrame, Unreadable) as broken:
            self._fail(str(broken))
        except ConnectionOver as gone:
            self._lose(str(gone))
        self._functions.raise_pending()
        if answer is Kind.ANSWER:
            return body["value"]
        raise self._learner_exception(body)

    def _read_answer(self, token: str, deadline: float) -> tuple[Kind, dict[str, Any]]:
        while True:
            kind, payload = self._connection.receive(deadline=deadline)
            if kind is Kind.ASK:
                deadline += self._answer_ask(self._body(payload, token, "ask", "function", "args", "kwargs"), token)
            elif kind is Kind.ANSWER:
                return kind, self._body(payload, token, "value")
            elif kind is Kind.EXCEPTION:
                body = self._body(payload, token, "error", "step")
                return kind, {"error": read_error(body["error"]), "step": body["step"]}
            elif kind is Kind.ENDED:
                raise SessionEnded(self._over(Ended.from_dict(json.loads(payload))))
            else:
                self._event(kind, payload)

    def _body(self, payload: bytes, token: str, *names: str) -> dict[str, Any]:
        body = decode(payload, caps=self._frame_caps)
        if type(body) is not dict or set(body) != {"token", *names}:
            raise Unreadable("an answer of the wrong form")
        if type(body["token"]) is not str or body["token"] != token:
            raise Unreadable("an answer that came too early or too late")
        return body

    def _answer_ask(self, question: dict[str, Any], token: str) -> float:
        """Call the caller's function. Returns the seconds it took, which aren't the learner's."""
        started = time.monotonic()
        reply = {"token": token, "ask": question["ask"], **self._functions.answer(question)}
        payload = encode(reply, caps=OUTGOING, reduce=self._functions.as_argument)
        self._connection.send(Kind.REPLY, payload, deadline=time.monotonic() + self.limits.call_s)
        return time.monotonic() - started

    def _event(self, kind: Kind, payload: bytes) -> None:
        if kind is Kind.OUTPUT:
            self._on_event(read_output(payload))
        elif kind is Kind.METRIC:
            self._metric_count += 1
            self._metric_bytes += len(payload)
            if self._metric_count > self.limits.metrics or self._metric_bytes > METRICS_BYTES:
                raise Unreadable("more metrics than allowed")
            self._on_event(read_metric(decode(payload, caps=METRIC)))
        elif kind is Kind.FIGURE:
            self._figure_count += 1
            if self._figure_count > self.limits.figures:
                raise Unreadable("more figures than allowed")
            figure = replace(read_figure(decode(payload, caps=FIGURE)), number=self._figure_count)
            self._figures.append(figure)
            self._on_event(figure)
        else:
            raise Unreadable(f"{kind.name} out of order")

    def _results(self, steps: Sequence[Step], answer: Any) -> list[Any]:
        if type(answer) is not list or len(answer) != len(steps):
            raise Unreadable("not one result for each step")
        if any(
            type(part) is not (type(None) if step.want is Want.NOTHING else bytes)
            for step, part in zip(steps, answer, strict=True)
        ):
            raise Unreadable("a result that isn't encoded")
        values = decode_all(answer, caps=self._caps)
        return [_result(step, value) for step, value in zip(steps, values, strict=True)]

    def _count_handles(self, steps: Sequence[Step], results: Sequence[Any]) -> None:
        made = sum(type(result) is Handle for result in results)
        released = sum(len(step.args) for step in steps if step.action is Action.RELEASE)
        self._handle_count += made - released
        if self._handle_count > self.limits.handles:
            raise Unreadable(f"more than {self.limits.handles:,} objects were kept inside")

    def _learner_exception(self, body: dict[str, Any]) -> Exception:
        """Where the code ran into a limit of the sandbox, its interpreter is gone: the session's end tells more."""
        raised = LearnerException(body["error"], body["step"] if type(body["step"]) is int else 0)
        if not body["error"].limit:
            return raised
        self._finish(
            None, {}, Ended(Ending(f"{body['error'].limit} limit".replace("processes", "process")), str(raised))
        )
        assert self.ended is not None
        over = SessionEnded(self.ended)
        over.__cause__ = raised
        return over

    # --- the end ---------------------------------------------------------------------------------------------------

    def _fail(self, detail: str, ending: Ending = Ending.UNREADABLE) -> NoReturn:
        """End the session by our own decision; always raises SessionEnded."""
        self._finish(Kind.STOP, {"ending": ending, "detail": detail}, Ended(ending, detail))
        assert self.ended is not None
        raise SessionEnded(self.ended)

    def _lose(self, reason: str) -> NoReturn:
        stopped = Ended(Ending.STOPPED) if self._stopping else None
        raise SessionEnded(self._over(stopped or Ended(Ending.LOST, f"the sandbox service went away: {reason}")))

    def _finish(self, kind: Kind | None, payload: dict[str, Any], otherwise: Ended) -> None:
        """Say that it is over and read on until the service confirms; `otherwise` where it doesn't."""
        deadline = time.monotonic() + FAREWELL
        try:
            if kind is not None:
                self._connection.send(kind, _json(payload), deadline=deadline)
            while self.ended is None:
                self._read_farewell(deadline)
        except (TimeoutError, ConnectionOver, BadFrame):
            self._over(otherwise)

    def _read_farewell(self, deadline: float) -> None:
        kind, payload = self._connection.receive(deadline=deadline)
        if kind is Kind.ENDED:
            self._over(Ended.from_dict(json.loads(payload)))
        elif kind is Kind.OUTPUT:
            self._on_event(read_output(payload))

    def _over(self, ended: Ended) -> Ended:
        self.ended = ended
        self._connection.close()
        return ended


def _wait_for_turn(
    connection: Connection, profile: Profile, limits: Limits, owner: str, on_waiting: OnWaiting, patience_s: float
) -> Opened:
    deadline = time.monotonic() + patience_s
    request = {"profile": profile.to_dict(), "limits": limits.to_dict(), "owner": owner}
    try:
        connection.send(Kind.OPEN, _json(request), deadline=deadline)
        while True:
            kind, payload = connection.receive(deadline=deadline)
            message = json.loads(payload)
            if kind is Kind.OPENED:
                return Opened(**message)
            if kind is not Kind.WAITING:
                raise SandboxUnavailable(message.get("message") or message.get("detail"), message.get("remedy", ""))
            on_waiting(message["place"])
    except TimeoutError as slow:
        raise SandboxUnavailable(f"no sandbox was free within {patience_s:g} seconds") from slow
    except (ConnectionOver, BadFrame) as broken:
        raise SandboxUnavailable(f"the sandbox service went away: {broken}", "look at its log") from broken


def _result(step: Step, value: Any) -> Any:
    if step.echo_args:
        value = _called(value)
    if step.want is Want.HANDLE and type(value.value if step.echo_args else value) is not Handle:
        raise Unreadable("no handle where one was asked for")
    return value


def _called(value: Any) -> Called:
    if type(value) is not dict or set(value) != {"value", "args", "kwargs"}:
        raise Unreadable("a call without its arguments")
    if type(value["args"]) is not list or type(value["kwargs"]) is not dict:
        raise Unreadable("arguments of the wrong form")
    return Called(value["value"], tuple(value["args"]), value["kwargs"])


def _json(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()
