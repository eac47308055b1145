"""What one check sees and leaves behind: its calls, the comparisons it made, what the learner's code printed meanwhile.

`expect` and the learner proxy write here without being told, through `current()`: an author's check stays a plain
function. Judging reads it afterwards (messages, the doctor, known wrong answers).

The first failure decides how a check comes out. One wrong number is evidence for nothing, so a run with `patience` lets
the check go on after it, through calls that a right solution answers too: until the patience is used up, an answer is
of another kind than the author reckoned with, or the check's own code stumbles. Nothing after the first failure changes
what the learner reads, but for what the doctor makes of it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from grader.checks.failures import Call, Contract, Failed
from grader.results import Measurement

KEPT_CALLS = 64  # answers can be megabytes; the newest are what a failure is about
PATIENCE_CALLS = 12  # calls that a check may make after its first failure
PATIENCE_SECONDS = 2.0  # from the beginning of the check: one that takes longer ends with its first failure
GOING_ON = (Contract.SHAPE, Contract.FINITE, Contract.VALUES)  # a check can work with an answer that breaks these


@dataclass(frozen=True, slots=True)
class Seen:
    """One comparison: what came out, what is right, the call it came from, and what the author said about it."""

    got: Any
    want: Any
    call: Call | None
    axes: tuple[str, ...] | None = None
    rtol: float | None = None
    atol: float | None = None
    constants: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class CheckRun:
    """The record of one check while it runs. `axes` maps an entry point to the names of its result's axes.

    `patience` is the number of calls after the first failure. `ends`, told each call and its number from 0, may end it.
    """

    axes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    patience: int = 0
    ends: Callable[[int, Call], bool] | None = None
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    made: int = 0  # calls in all, of which `calls` keeps the newest
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    printed: list[str] = field(default_factory=list)
    asked_in_vain: BaseException | None = None  # what a function of the check raised while the learner's code called it
    measurement: Measurement | None = None  # what the check measured, met or not
    failure: Failed | None = None  # the first, once the check has gone on after it
    failed_after: int = 0  # calls made until then
    began: float = field(default_factory=time.monotonic)

    def fail(self, failed: Failed) -> None:
        """An expectation did not hold: end the check by raising, or note it as the first failure and let it go on."""
        if self.failure is None and self.patience and failed.contract in GOING_ON and self._is_young():
            self.failure, self.failed_after = failed, self.made
        elif self.failure is None or failed.contract not in GOING_ON:
            raise self.failure or failed

    def may_call(self, count: int) -> None:
        """Before `count` more calls: raises where the check has no patience left for them."""
        if self.failure and (self.made + count > self.failed_after + self.patience or not self._is_young()):
            raise self.failure

    def called(self, call: Call) -> None:
        self.calls.append(call)
        self.made += 1
        if self.ends and self.ends(self.made - 1, call):
            raise self.failure or Failed("Enough was seen.")

    def call_of(self, value: Any) -> Call | None:
        """The call that answered `value` (or something that holds it); the newest one when no call did."""
        return self._answering(value) or (self.calls[-1] if self.calls else None)

    def axes_of(self, value: Any) -> tuple[str, ...] | None:
        call = self.call_of(value)
        return self.axes.get(call.name) if call else None

    def saw(self, seen: Seen) -> None:
        """After the first failure only answers of the same function count: another one may have mistakes of its own."""
        if self.failure is None or (self._is_telling(seen.call) and self._answering(seen.got)):
            self.seen.append(seen)

    def telling(self) -> dict[int, Call]:
        """By their number in the check: the calls up to the first failure, and later ones of the same function."""
        numbered = dict(enumerate(self.calls, start=self.made - len(self.calls)))
        if self.failure is None:
            return numbered
        return {at: call for at, call in numbered.items() if at < self.failed_after or self._is_telling(call)}

    def _is_telling(self, call: Call | None) -> bool:
        first = self.failure.call if self.failure else None
        return call is not None and first is not None and call.name == first.name

    def _answering(self, value: Any) -> Call | None:
        for call in reversed(self.calls):
            if call.answer is value or any(part is value for part in _parts(call.answer)):
                return call
        return None

    def _is_young(self) -> bool:
        return time.monotonic() - self.began < PATIENCE_SECONDS


_current: ContextVar[CheckRun | None] = ContextVar("current_check_run", default=None)


def current() -> CheckRun:
    """The run of the check that is running; outside of any, one that nobody reads."""
    return _current.get() or CheckRun()


@contextmanager
def recording(run: CheckRun) -> Iterator[CheckRun]:
    token = _current.set(run)
    try:
        yield run
    finally:
        _current.reset(token)


def _parts(answer: Any) -> Any:
    if isinstance(answer, dict):
        return answer.values()
    return answer if isinstance(answer, (list, tuple)) and len(answer) <= 100 else ()
