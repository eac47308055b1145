"""The learner's code as an author's check sees it: every use of it is a call into the sandbox, and is recorded.

    learner.matmul(a, b)                    call a function, get data back (or learner.call("matmul", a, b))
    learner.new("Tensor", 2.0)              make an object that stays inside (see `kept`)
    learner.many("matmul", [(a, b), ...])   several calls in one round trip
    learner.raises(ValueError, "matmul", a, b)
    learner.probe.gradients(w)              call the exercise's probe.py beside the learner's module
    learner.output, learner.figures         what was printed during this check, the figures open now

Functions passed as arguments become asks: the learner's code calls them there, they run here. What answers is data from
code nobody trusts; judging it is left to `expect`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from grader.checks.failures import Call, Failed
from grader.checks.kept import Kept
from grader.checks.running import CheckRun
from grader.checks.showing import show
from sandbox.job import SessionEnded
from sandbox.steps import Step, Want
from sandbox.values import Called, Figure, Handle, LearnerError, LearnerException, Remote


class CallsInside(Protocol):
    """What a check needs of a session: `sandbox.session.Session`, or the same in this process for trusted code."""

    def steps(self, steps: Sequence[Step]) -> list[Any]: ...

    def figures(self) -> list[Figure]: ...


class Learner:
    """One check's view of the learner's module. `names` are those that loading found in it.

    `freed` are objects inside that nobody refers to any more; checks of one session share the list.
    """

    def __init__(
        self, session: CallsInside, run: CheckRun, names: Iterable[str], freed: list[Handle] | None = None
    ) -> None:
        self._session = session
        self._freed = [] if freed is None else freed
        self._run = run
        self._names = frozenset(names)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """As `learner.name(...)`, also for names that mean something else here (`new`, `output`)."""
        self._require(name)
        return self._one(Step.call(name, *args, want=Want.EITHER, **kwargs))

    def new(self, name: str, *args: Any, **kwargs: Any) -> Kept:
        """Call a class (or any function) of the learner's and keep what it returns inside; its proxy comes back."""
        self._require(name)
        kept: Kept = self._one(Step.call(name, *args, want=Want.HANDLE, **kwargs))
        return kept

    def many(self, name: str, arguments: Iterable[tuple[Any, ...]]) -> list[Any]:
        """The answers to several calls of one function, in one round trip."""
        self._require(name)
        return self._batch([Step.call(name, *args, want=Want.EITHER) for args in arguments])

    def echo(self, name: str, *args: Any, **kwargs: Any) -> Called:
        """Call, and get the arguments back as the call left them: `.value`, `.args`, `.kwargs`."""
        self._require(name)
        called: Called = self._one(Step.call(name, *args, **kwargs).echoing())
        return called

    def raises(
        self, kind: type[BaseException], call: str | Callable[[], Any], *args: Any, **kwargs: Any
    ) -> LearnerError:
        """Expect a call to raise `kind` or a subclass: a name with its arguments, or a function using the learner."""
        try:
            answer = self.call(call, *args, **kwargs) if isinstance(call, str) else call()
        except LearnerException as raised:
            return self._expected(kind, raised.error)
        message = f"This call should raise {kind.__name__}, but it returned normally."
        raise Failed(message, expected=kind.__name__, got=show(answer), call=self._last_call())

    @property
    def output(self) -> str:
        """What the learner's code has printed since this check began, standard output and error together."""
        return "".join(self._run.printed)

    @property
    def figures(self) -> list[Figure]:
        """Every figure that is open inside now; looking closes them."""
        return self._session.figures()

    @property
    def probe(self) -> Probe:
        return Probe(self._one)

    def _expected(self, kind: type[BaseException], error: LearnerError) -> LearnerError:
        if kind.__name__ in (error.type_name, *error.base_names):
            return error
        message = f"This call should raise {kind.__name__}, but it raised {error.type_name}."
        raise Failed(message, expected=kind.__name__, got=error.type_name, call=self._last_call(), error=error)

    def _last_call(self) -> Call | None:
        return self._run.calls[-1] if self._run.calls else None

    def _require(self, name: str) -> None:
        if name in self._names:
            return
        close = difflib.get_close_matches(name, self._names, n=1)
        hint = f" Did you mean `{name}` where you wrote `{close[0]}`?" if close else ""
        wanted = f"a function or class named {name}"
        raise Failed(f"Your file defines no `{name}`.{hint}", expected=wanted, got="no such name")

    def _one(self, step: Step) -> Any:
        return self._batch([step])[0]

    def _batch(self, steps: Sequence[Step]) -> list[Any]:
        self._run.may_call(len(steps))
        sent = [self._outgoing_step(step) for step in steps]
        try:
            answers = self._send(sent)
        except LearnerException as raised:
            self._record(steps[-1], raised=raised.error.type_name)
            self._raise_what_an_ask_raised()
            raise
        except SessionEnded:
            raise
        except Exception as ours:  # a function of the check stumbled over what the learner's code passed to it
            self._record(steps[-1], raised=type(ours).__name__)
            raise
        self._raise_what_an_ask_raised()
        results = [self._incoming(answer) for answer in answers]
        for step, result in zip(steps, results, strict=True):
            self._record(step, answer=result)
        return results

    def _send(self, steps: list[Step]) -> list[Any]:
        freed = [self._freed.pop() for _ in range(len(self._freed))]
        if not freed:
            return self._session.steps(steps)
        return self._session.steps([Step.release(*freed), *steps])[1:]

    def _record(self, step: Step, *, answer: Any = None, raised: str = "") -> None:
        after = answer.args if isinstance(answer, Called) else None
        answer = answer.value if isinstance(answer, Called) else answer
        self._run.called(Call(_name_of(step), step.args, step.kwargs, answer, raised, after))

    def _raise_what_an_ask_raised(self) -> None:
        failure, self._run.asked_in_vain = self._run.asked_in_vain, None
        if failure is not None:
            raise failure

    def _outgoing_step(self, step: Step) -> Step:
        return Step(
            step.action,
            step.target,
            step.name,
            tuple(self._outgoing(arg) for arg in step.args),
            {key: self._outgoing(value) for key, value in step.kwargs.items()},
            step.want,
            step.echo_args,
        )

    def _outgoing(self, value: Any) -> Any:
        if isinstance(value, Kept):
            return value.handle
        if isinstance(value, (list, tuple)):
            return type(value)(self._outgoing(item) for item in value) if _holds_live_things(value) else value
        if isinstance(value, dict):
            return {key: self._outgoing(item) for key, item in value.items()}
        if isinstance(value, Remote):
            methods = {name: self._guarded(method) for name, method in value.methods.items()}
            return Remote(value.type_name, methods, value.attributes)
        if callable(value) and not isinstance(value, type):
            return self._guarded(value)
        return value

    def _guarded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function as an ask. An expectation that fails in it ends the check, whatever the learner's code does.

        What it is given is data and stays so: a handle among it is a forgery, and as a proxy it would call inside while
        the inside waits for us.
        """

        def asked(*args: Any, **kwargs: Any) -> Any:
            try:
                return self._outgoing(function(*args, **kwargs))
            except Failed as failure:
                self._run.asked_in_vain = self._run.asked_in_vain or failure
                return None

        asked.__name__ = getattr(function, "__name__", "function")
        return asked

    def _incoming(self, value: Any) -> Any:
        return Kept(value, self._one, self._freed) if isinstance(value, Handle) else value


class Probe:
    """The functions of the exercise's probe.py, which runs inside beside the learner's module and returns raw data."""

    def __init__(self, one: Callable[[Step], Any]) -> None:
        self._one = one

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self._one(Step.call(name, *args, module="probe", want=Want.EITHER, **kwargs))


def _name_of(step: Step) -> str:
    if isinstance(step.target, Handle):
        kind = step.target.type_name.removeprefix("solution.")  # theirs, whichever session gave the handle
        return f"{kind}.{step.name}".rstrip(".")
    return step.name


def _holds_live_things(values: Sequence[Any]) -> bool:
    """Whether a list holds proxies or functions at any depth; plain numbers are the usual case and cost one look."""
    return any(isinstance(item, (Kept, list, tuple, dict, Remote)) or callable(item) for item in values)
