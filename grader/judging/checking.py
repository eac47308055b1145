"""Running an exercise's checks against a session: one check after the other, each with inputs of its own.

A check's randomness comes from the submission's seed and the check's key alone, so no check depends on another's draw.
What a check leaves behind becomes a CheckResult here; which verdict they add up to is `verdicts`' matter.
"""

from __future__ import annotations

import hashlib
import hmac
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.advice import report_error, unwritten
from grader.checks.failures import AuthorError, Call, Failed, Undecided
from grader.checks.learner import CallsInside, Learner
from grader.checks.registry import Check
from grader.checks.running import PATIENCE_CALLS, CheckRun, recording
from grader.checks.showing import outline, show, show_call
from grader.judging.examining import examine
from grader.results import CheckResult, Diagnosis, Outcome
from sandbox.job import Ended, Ending, SessionEnded
from sandbox.values import Handle, LearnerError, LearnerException

Explain = Callable[[Check, CheckRun], Diagnosis | None]


@dataclass(slots=True)
class Checking:
    """Everything that the checks of one submission share. `explain` may name a known wrong answer after a failure."""

    session: CallsInside
    names: Iterable[str]
    seed: str
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    explain: Explain = lambda _check, _run: None
    began: Callable[[CheckRun], None] = lambda _run: None
    freed: list[Handle] = field(default_factory=list)  # objects inside to be released with the next call
    ended: Ended | None = None  # set when the session ended before the last check was through


def run_checks(checks: Sequence[Check], checking: Checking, emit: Callable[[CheckResult], None]) -> list[CheckResult]:
    """All results in order; each is emitted as soon as it is known. Raises AuthorError for a check that is broken."""
    passed: set[str] = set()
    results: list[CheckResult] = []
    for number, check in enumerate(checks, start=1):
        result = _skip(check, number, checks, passed, checking.ended) or _run(check, number, checking)
        if result.outcome is Outcome.PASSED:
            passed.add(check.key)
        results.append(result)
        emit(result)
    return results


def fresh_rng(seed: str, key: str) -> np.random.Generator:
    """The check's own source of inputs."""
    digest = hmac.new(seed.encode(), key.encode(), hashlib.sha256).digest()
    return np.random.default_rng(int.from_bytes(digest, "big"))


def _skip(
    check: Check, number: int, checks: Sequence[Check], passed: set[str], ended: Ended | None
) -> CheckResult | None:
    if ended is not None:
        return _result(check, number, Outcome.SKIPPED, message="Not reached: the session had ended before.")
    missing = [other.name for other in checks if other.key in check.needs and other.key not in passed]
    if missing:
        return _result(check, number, Outcome.SKIPPED, message=f"Waits for “{missing[0]}” to pass.")
    return None


def _run(check: Check, number: int, checking: Checking) -> CheckResult:
    run = CheckRun(axes=dict(checking.axes), patience=PATIENCE_CALLS)
    checking.began(run)
    learner = Learner(checking.session, run, checking.names, checking.freed)
    started = time.monotonic()
    with recording(run):
        told = _attempt(check, learner, run, checking)
    measurement = run.measurement if run.failure is None else None  # after a failure it was made of wrong answers
    seconds = round(time.monotonic() - started, 4)
    return _result(check, number, seconds=seconds, measurement=measurement, **told)


def _attempt(check: Check, learner: Learner, run: CheckRun, checking: Checking) -> dict[str, Any]:
    """Run the body; what it came to, as fields of a CheckResult. After a first failure nothing else decides."""
    try:
        check.body(learner, fresh_rng(checking.seed, check.key))
    except SessionEnded as over:
        checking.ended = over.ended
        if run.failure is None:
            outcome = Outcome.SKIPPED if _is_not_theirs(over.ended) else Outcome.FAILED
            return {"outcome": outcome, "message": _why(over.ended), **_call(check, run)}
    except MemoryError:
        raise
    except Exception as other:
        if run.failure is None:
            return _stopped(check, other, run, checking)
    return {"outcome": Outcome.PASSED} if run.failure is None else _failed(check, run.failure, run, checking)


def _stopped(check: Check, other: Exception, run: CheckRun, checking: Checking) -> dict[str, Any]:
    """What ended the body before its end, as fields of a CheckResult."""
    if isinstance(other, Failed):
        return _failed(check, other, run, checking)
    if isinstance(other, LearnerException):
        return _raised(check, other.error, run, checking)
    if isinstance(other, Undecided):
        return {"outcome": Outcome.UNDECIDED, "message": str(other)}
    if isinstance(other, AuthorError):
        raise other
    return _confused(check, other, run)


def _failed(check: Check, failed: Failed, run: CheckRun, checking: Checking) -> dict[str, Any]:
    diagnosis = checking.explain(check, run) or examine(check, run, checking.parameters)
    told = {
        "outcome": Outcome.FAILED,
        "message": failed.message,
        "expected": failed.expected if check.visible else "",
        "got": _got(check, failed),
        "diagnosis": diagnosis,
        "hint": check.hint,
        "error": report_error(failed.error) if failed.error else None,
    }
    return {**told, **_call(check, run, failed.call)}


def _got(check: Check, failed: Failed) -> str:
    if check.visible:
        return failed.got
    return "" if failed.contract is None else outline(failed.answer)


def _raised(check: Check, error: LearnerError, run: CheckRun, checking: Checking) -> dict[str, Any]:
    open_function = unwritten(error)
    message = f"`{open_function}` is not written yet." if open_function else f"Your code raised {error.type_name}."
    diagnosis = None if open_function else checking.explain(check, run)
    told = {"outcome": Outcome.FAILED, "message": message, "error": report_error(error), "diagnosis": diagnosis}
    return {**told, "hint": check.hint, **_call(check, run)}


def _confused(check: Check, confused: Exception, run: CheckRun) -> dict[str, Any]:
    """The check's own code stumbled. After an answer the likely cause is an answer of a kind nobody thought of, and the
    gate has seen the check work with right ones: so it is a failure, and never our excuse to judge again."""
    if not run.calls:
        trace = "".join(traceback.format_exception(confused))[-2000:]
        raise AuthorError(f"check {check.key} failed before it called anything: {trace}") from confused
    last, answer = run.calls[-1], run.calls[-1].answer
    told = {
        "outcome": Outcome.FAILED,
        "message": "The check can't work with an answer of this kind.",
        "hint": check.hint,
    }
    if last.raised == type(confused).__name__:  # it came out of a call: an ask, not the check's own line
        message = "A function that your code was given can't work with what your code passed to it."
        return {**told, "message": message, **_call(check, run)}
    return {**told, "got": show(answer) if check.visible else outline(answer), **_call(check, run)}


def _call(check: Check, run: CheckRun, broken: Call | None = None) -> dict[str, str]:
    call = broken or (run.calls[-1] if run.calls else None)
    if call is None:
        return {}
    return {"call": show_call(call.name, call.args, call.kwargs, revealing=check.visible)}


def _is_not_theirs(ended: Ended) -> bool:
    return ended.ending.is_ours or ended.ending is Ending.STOPPED


def _why(ended: Ended) -> str:
    detail = ended.detail.rstrip(".") or f"the session ended ({ended.ending})"
    return f"No answer came: {detail[:1].lower()}{detail[1:]}."


def _result(check: Check, number: int, outcome: Outcome, **told: Any) -> CheckResult:
    points = check.points if outcome is Outcome.PASSED else 0.0
    return CheckResult(
        number=number,
        key=check.key,
        name=check.name,
        task=check.task,
        outcome=outcome,
        points=points,
        max_points=check.points,
        visible=check.visible,
        **told,
    )
