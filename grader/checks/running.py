"""What one check sees and leaves behind: its calls, the comparisons it made, what the learner's code printed meanwhile.

`expect` and the learner proxy write here without being told, through `current()`: an author's check stays a plain
function. Judging reads it afterwards (messages, the doctor, known wrong answers).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from grader.checks.failures import Call

KEPT_CALLS = 64  # answers can be megabytes; the newest are what a failure is about


@dataclass(frozen=True, slots=True)
class Seen:
    """One comparison: what came out, what is right, and the call it came from."""

    got: Any
    want: Any
    call: Call | None
    axes: tuple[str, ...] | None = None


@dataclass(slots=True)
class CheckRun:
    """The record of one check while it runs. `axes` maps an entry point to the names of its result's axes."""

    axes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    printed: list[str] = field(default_factory=list)
    asked_in_vain: BaseException | None = None  # what a function of the check raised while the learner's code called it

    def call_of(self, value: Any) -> Call | None:
        """The call that answered `value` (or something that holds it); the newest one when no call did."""
        for call in reversed(self.calls):
            if call.answer is value or any(part is value for part in _parts(call.answer)):
                return call
        return self.calls[-1] if self.calls else None

    def saw(self, got: Any, want: Any, axes: tuple[str, ...] | None) -> Seen:
        call = self.call_of(got)
        named = axes or (self.axes.get(call.name) if call else None)
        seen = Seen(got, want, call, named)
        self.seen.append(seen)
        return seen


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
