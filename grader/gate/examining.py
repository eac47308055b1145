"""Trying exercises: every answer of each through judge and sandbox, in parallel, and what their reports come to.

One exercise that breaks, hangs or can't be judged is a problem of its own; the others are tried all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from statistics import median

from courses.contents import ExerciseContent, Problem
from grader.gate.trials import Depth, Role, Trial, trials_of
from grader.gate.workshop import Workshop
from grader.results import Outcome, Report, Verdict
from sandbox.job import Ending, Limits

SHARE = 0.5  # of a limit that a right answer may use: a learner's is rarely the fastest, nor is their machine


@dataclass(slots=True)
class Examined:
    """What came of one exercise. Seconds are those of right answers: CPU inside the sandbox, wall clock in all."""

    id: str
    tried: dict[Role, int] = field(default_factory=dict)  # answers; of the reference: seeds
    good: dict[Role, int] = field(default_factory=dict)
    cpu_s: list[float] = field(default_factory=list)
    wall_s: list[float] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)  # wrong answers that are called by their name
    problems: list[Problem] = field(default_factory=list)
    judged: bool = True  # False where the machine lacks something: then nothing is known, good or bad

    @property
    def passed(self) -> bool:
        return not self.problems

    def seconds(self, which: list[float]) -> tuple[float, float]:
        """(median, largest); zeros where nothing was measured."""
        return (round(median(which), 2), round(max(which), 2)) if which else (0.0, 0.0)


def examine(exercises: Sequence[tuple[ExerciseContent, str]], shop: Workshop, depth: Depth) -> Iterator[Examined]:
    """Each exercise with its folder's name -> what came of it, in their order, as soon as it is known."""
    under_way = [(content, name, _start(content, shop, depth)) for content, name in exercises]
    for content, name, futures in under_way:
        yield _examined(content, name, futures)


Futures = list[tuple[Trial, "Future[Report]"]]


def _start(content: ExerciseContent, shop: Workshop, depth: Depth) -> Futures:
    return [(trial, shop.soon(shop.judge, content, trial)) for trial in trials_of(content, depth)]


def _examined(content: ExerciseContent, name: str, futures: Futures) -> Examined:
    found = Examined(content.id)
    bad: set[tuple[Role, str]] = set()
    for trial, future in futures:
        problem = _problem(content, name, trial, future, found)
        # The first seed that fails says enough, and so does the first of many answers that meet the same obstacle.
        if problem and (trial.role, trial.name) not in bad and problem not in found.problems:
            found.problems.append(problem)
        if problem:
            bad.add((trial.role, trial.name))
        if trial.role is Role.REFERENCE:
            _count(found, trial.role, good=problem is None)
    for role in (Role.STARTER, Role.WRONG, Role.ALSO_RIGHT):
        for answer in dict.fromkeys(trial.name for trial, _ in futures if trial.role is role):
            _count(found, role, good=(role, answer) not in bad)
    return found


def _count(found: Examined, role: Role, *, good: bool) -> None:
    found.tried[role] = found.tried.get(role, 0) + 1
    found.good[role] = found.good.get(role, 0) + good


def _problem(
    content: ExerciseContent, name: str, trial: Trial, future: Future[Report], found: Examined
) -> Problem | None:
    """What is wrong with how this trial came out; None when it is as it should be."""
    try:
        report = future.result()
    except Exception as error:
        return Problem(f"{name}/{trial.file}", 1, f"could not be tried: {type(error).__name__}: {error}")
    if report.verdict is Verdict.NOT_JUDGED:
        problem = _not_judged(report, name)
        found.judged = problem.file.endswith("checks.py")
        return problem
    if trial.is_right:
        found.cpu_s.append(float(report.ending.get("usage", {}).get("cpu_s", 0.0)))
        found.wall_s.append(sum(report.phases.values()) - report.phases.get("opening", 0.0))
    complaint = _verdict(trial, report, found) or _weight(content, report)
    return Problem(f"{name}/{trial.file}", 1, complaint) if complaint else None


def _not_judged(report: Report, name: str) -> Problem:
    """No answer's fault: that of the checks, or of the machine, which lacks what exercise.toml asks for."""
    lines = (report.operator_detail or report.headline).strip().splitlines()
    why = lines[0] if len(lines) == 1 else f"{lines[0]} … {lines[-1]}"
    file = "checks.py" if why.startswith("AuthorError") else "exercise.toml"
    return Problem(f"{name}/{file}", 1, f"could not be judged: {why}")


def _verdict(trial: Trial, report: Report, found: Examined) -> str:
    if trial.is_right:
        return "" if report.verdict is Verdict.PASSED else f"should pass, but with seed {trial.seed}: {_said(report)}"
    if trial.role is Role.STARTER:
        return _of_starter(report)
    failed = [result.key for result in report.checks if result.outcome is Outcome.FAILED]
    if not failed and report.verdict is Verdict.PASSED:
        return f"passes every check, so that nobody with this mistake would learn of it; {trial.fails} should fail"
    if failed != [trial.fails]:
        return f"should fail at {trial.fails} alone, but with seed {trial.seed}: {_said(report)}"
    return _recognition(trial, report, found)


def _of_starter(report: Report) -> str:
    if report.verdict is Verdict.FAILED:
        return ""
    return f"the starter should fail every check with nothing but NotImplementedError, but: {_said(report)}"


def _recognition(trial: Trial, report: Report, found: Examined) -> str:
    """A mistake that is told apart by its answers is called by its name, unless its author says that it can't be."""
    first = next(result for result in report.checks if result.outcome is Outcome.FAILED)
    code = first.diagnosis.code if first.diagnosis else ""
    if code == f"wrong:{trial.name}":
        if trial.name not in found.recognised:
            found.recognised.append(trial.name)
        return "is recognised after all; remove the line `silent: …`" if trial.silent else ""
    if code.startswith("wrong:"):
        return f"is taken for the mistake {code.removeprefix('wrong:')}; their answers should differ in some call"
    if not trial.silent:
        return (
            "its misconception is never shown, as its answers don't tell it from others: let the check make calls in "
            "which they do, or add a line `silent: why not` below `fails:`"
        )
    return ""


def _weight(content: ExerciseContent, report: Report) -> str:
    """Half of a limit is for learners. A session that a limit ended has been judged by its checks."""
    limits = Limits.from_dict(content.limits)
    allowed = SHARE * min(limits.cpu_s, limits.session_s)
    cpu_s = float(report.ending.get("usage", {}).get("cpu_s", 0.0))
    if report.ending.get("ending") != Ending.FINISHED or cpu_s <= allowed:
        return ""
    return (
        f"needs {cpu_s:.1f} s of CPU, above half of its limits ({allowed:g} s): raise cpu_s and session_s, or ask less"
    )


def _said(report: Report) -> str:
    """The verdict with what failed, short enough for a line."""
    failed = [result for result in report.checks if result.outcome not in (Outcome.PASSED, Outcome.SKIPPED)]
    if not failed:
        return f"{report.verdict}: {report.headline}"
    keys = ", ".join(result.key for result in failed)
    return f"{report.verdict} at {keys} ({failed[0].message} {failed[0].call})".replace("\n", " ")[:400]
