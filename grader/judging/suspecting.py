"""Known wrong answers as suspects: does the learner's code behave like one of them on the very calls that failed?

The exercise's wrong/ answers and its reference are trusted code. In a child process with a CPU budget, the failed check
is run again with each of them in the learner's place and the same inputs; one whose answers are the learner's, and not
the reference's, names the misconception. The evidence must be at least two calls or three numbers: silence beats a
wrong guess.
"""

from __future__ import annotations

import resource
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.checks.comparing import same_answer
from grader.checks.failures import AuthorError, Call, Failed, Undecided
from grader.checks.kept import Kept
from grader.checks.kinds import NotNumbers, numbers_of
from grader.checks.learner import Learner
from grader.checks.local import LocalSession
from grader.checks.registry import Check
from grader.checks.running import PATIENCE_CALLS, CheckRun, recording
from grader.forking import ChildDied, in_child
from grader.judging.checking import fresh_rng
from grader.results import Diagnosis
from sandbox.values import LearnerException

TRIAL_SECONDS = 3.0  # of CPU, for one failed check, all suspects together
SUBMISSION_SECONDS = 8.0  # of CPU, for all failed checks of a submission


@dataclass(slots=True)
class Suspects:
    """The known wrong answers of one exercise. `spent` keeps the whole submission within its budget."""

    exercise: Mapping[str, Any]
    seed: str
    spent: float = field(default=0.0)

    def explain(self, check: Check, run: CheckRun) -> Diagnosis | None:
        """The misconception that explains this check's calls, or None."""
        wrong = self.exercise.get("wrong", [])
        if not wrong or not run.telling() or self.spent >= SUBMISSION_SECONDS:
            return None
        before = _cpu_of_children()
        try:
            found = in_child(lambda: self._alike(check, run), seconds=TRIAL_SECONDS)
        except ChildDied:
            return None
        finally:
            self.spent += _cpu_of_children() - before
        if found is None:
            return None
        suspect = next(one for one in wrong if one["name"] == found["name"])
        return _diagnosis(suspect, found["evidence"])

    def _alike(self, check: Check, run: CheckRun) -> dict[str, str] | None:
        """In the child: the only suspect that answers alike. Two suspects that do are no evidence for either."""
        calls, last = run.telling(), run.made - 1
        right = self._transcript(check, self.exercise["solution"], lambda at, _call: at == last)

        def is_enough(at: int, call: Call) -> bool:
            return at == last or (at in calls and not _same(calls[at], call))

        found = [
            {"name": suspect["name"], "evidence": evidence}
            for suspect in self.exercise["wrong"]
            if (evidence := _evidence(calls, self._transcript(check, suspect["source"], is_enough), right))
        ]
        return found[0] if len(found) == 1 else None

    def _transcript(self, check: Check, source: str, ends: Callable[[int, Call], bool]) -> list[Call]:
        """The calls of the check with this source in the learner's place, until `ends` says that they are enough."""
        run = CheckRun(patience=PATIENCE_CALLS, ends=ends, calls=deque())
        files = {"solution.py": source}
        if self.exercise.get("probe"):
            files["probe.py"] = self.exercise["probe"]
        try:
            session = LocalSession(files)
            with recording(run):
                check.body(Learner(session, run, session.names), fresh_rng(self.seed, check.key))
        except (Failed, Undecided, AuthorError, LearnerException):
            pass
        except Exception:  # noqa: S110  # like a learner's odd answer: what was recorded until here still counts
            pass
        return list(run.calls)


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _evidence(calls: Mapping[int, Call], suspect: Sequence[Call], right: Sequence[Call]) -> str:
    """What speaks for the suspect, in words; empty when it answers differently or too little speaks for it."""
    if max(calls) >= len(suspect) or not all(_same(call, suspect[at]) for at, call in calls.items()):
        return ""
    told = [(call, right[at]) for at, call in calls.items() if at < len(right) and not _same(call, right[at])]
    numbers = sum(_differing(call, other) for call, other in told)
    if len(told) < 2 and numbers < 3:
        return ""
    calls_alike = "this call" if len(calls) == 1 else f"all {len(calls)} calls of this check"
    return f"On {calls_alike} your code answers what this mistake answers."


def _same(one: Call, other: Call) -> bool:
    if one.name != other.name or bool(one.raised) != bool(other.raised):
        return False
    if one.raised:
        return one.raised == other.raised
    if isinstance(one.answer, Kept) or isinstance(other.answer, Kept):
        return isinstance(one.answer, Kept) and isinstance(other.answer, Kept)
    return same_answer(one.answer, other.answer) and same_answer(list(one.after or ()), list(other.after or ()))


def _differing(one: Call, other: Call) -> int:
    """How many numbers of a call's answer, and of the arguments it left behind, differ from the right ones."""
    left_behind = zip(one.after or (), other.after or (), strict=False)
    return _numbers_apart(one.answer, other.answer) + sum(_numbers_apart(*both) for both in left_behind)


def _numbers_apart(one: Any, other: Any) -> int:
    """0 for the same; 1 where one is no numbers; all of them where the shapes differ or nothing should have come."""
    if same_answer(one, other):
        return 0
    try:
        got = numbers_of(one).array
        right = numbers_of([] if other is None else other).array
    except NotNumbers:
        return 1
    if got.shape != right.shape:
        return int(got.size)
    return sum(not same_answer(a, b) for a, b in zip(got.ravel().tolist(), right.ravel().tolist(), strict=True))


def _diagnosis(suspect: Mapping[str, Any], evidence: str) -> Diagnosis:
    title, _, text = str(suspect["misconception"]).strip().partition("\n")
    return Diagnosis(
        code=f"wrong:{suspect['name']}", title=title.strip().rstrip("."), text=text.strip() or title, evidence=evidence
    )
