"""One piece of work from source to report: rules, sandbox, checks (or a plain Run), verdict.

Everything here may meet hostile values but never a learner's process: the session is the border. Processes, deadlines
and rlimits around this are left to `process` and `pool`; what happens is told as events on the way and as a Report.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import sandbox
from courses.contents import LESSON
from grader.advice import report_error
from grader.cells import decompose
from grader.checks.failures import AuthorError
from grader.checks.registry import Check, load_checks
from grader.checks.stored import files_of
from grader.judging.cells import of_cell_ending, of_cell_error, run_cells
from grader.judging.checking import Checking, run_checks
from grader.judging.events import Events
from grader.judging.suspecting import Suspects
from grader.judging.verdicts import OURS, of_checks, of_ending, of_loading
from grader.results import CheckResult, JudgeJob, Outcome, Report, Verdict
from grader.rules import Reading, read_solution
from sandbox.job import Ended, Ending, Limits, Profile, SandboxUnavailable, SessionEnded
from sandbox.values import LearnerException

Emit = Callable[[str, dict[str, Any]], None]
Holder = Callable[[Any], None]  # is told the session while there is one, so that another thread can stop it


def judge(job: JudgeJob, emit: Emit, hold: Holder = lambda _session: None) -> Report:
    """Do the work. Never raises for what learner code does; faults of ours become "not judged" with a detail."""
    work = _Work(job, emit, hold)
    try:
        return work.report()
    except (SandboxUnavailable, AuthorError) as ours:
        remedy = getattr(ours, "remedy", "")
        return work.not_judged(f"{type(ours).__name__}: {ours}" + (f" ({remedy})" if remedy else ""))


@dataclass(slots=True)
class _Work:
    job: JudgeJob
    emit: Emit
    hold: Holder
    phases: dict[str, float] = field(default_factory=dict)
    results: list[CheckResult] = field(default_factory=list)
    opened: dict[str, Any] = field(default_factory=dict)
    cells: tuple[str, ...] = field(init=False)  # of a lesson's Run; empty for all other work

    def __post_init__(self) -> None:
        self.cells = decompose(self.job.source) if self.exercise.get("kind") == LESSON else ()

    @property
    def exercise(self) -> Mapping[str, Any]:
        return self.job.exercise

    def report(self) -> Report:
        rules = self.exercise.get("rules", []) if self._is_graded else []
        reading = read_solution(self.cells[-1] if self.cells else self.job.source, rules)
        refused = self._refused(reading)
        if refused:
            return refused
        profile = Profile.from_dict(self.exercise.get("profile", {}))
        limits = Limits.from_dict(self.exercise.get("limits", {}))
        verdict_fields = self._in_a_session(profile, limits)
        advice = tuple(violation.to_dict() for violation in reading.violations)
        return Report(refusals=advice, opened=self.opened, phases=self.phases, **verdict_fields)

    def not_judged(self, detail: str) -> Report:
        return Report(Verdict.NOT_JUDGED, OURS, opened=self.opened, phases=self.phases, operator_detail=detail[:4000])

    @property
    def _is_graded(self) -> bool:
        return self.job.kind == "submission"

    def _refused(self, reading: Reading) -> Report | None:
        if reading.error:
            verdict, headline = of_loading(reading.error)
            return Report(verdict, headline, max_points=self._max_points(), error=reading.error)
        broken = [violation for violation in reading.violations if not violation.advisory]
        if not broken:
            return None
        first = broken[0]
        headline = f"Not run: line {first.line} uses `{first.name}`. {first.reason}"
        if first.name in ("nesting", "size", "text"):
            headline = f"Not run: {first.reason}"
        refusals = tuple(violation.to_dict() for violation in reading.violations)
        return Report(Verdict.REFUSED, headline[:380], max_points=self._max_points(), refusals=refusals)

    def _max_points(self) -> float:
        return sum(check.points for check in self._load()) if self._is_graded else 0.0

    def _load(self) -> tuple[Check, ...]:
        return load_checks(self.exercise["checks"], files_of(self.exercise.get("data", ())))

    def _in_a_session(self, profile: Profile, limits: Limits) -> dict[str, Any]:
        events = Events(self.emit)
        self.emit("phase", {"phase": "starting"})
        started = time.monotonic()
        session = sandbox.open(
            profile,
            limits,
            address=self.job.sandbox,
            owner=self.job.owner,
            on_event=events.take,
            on_waiting=lambda place: self.emit("phase", {"phase": "starting", "place": place}),
        )
        self._lap("opening", started)
        opened = session.opened
        self.opened = asdict(opened)
        self.hold(session)
        self.emit("phase", {"phase": "running", "device": opened.device, "engine": opened.engine})
        try:
            with session:
                told = self._submission(session, events) if self._is_graded else self._run(session, events)
                closing = time.monotonic()
        finally:
            self.hold(None)
            events.flush()
        self._lap("closing", closing)
        assert session.ended is not None
        return self._verdict(session.ended, told, limits, profile)

    def _run(self, session: sandbox.Session, events: Events) -> dict[str, Any]:
        started = time.monotonic()
        try:
            if self.cells:
                return run_cells(session, self.cells, events)
            session.run(self.job.source)
        except LearnerException as raised:
            return {"error": report_error(raised.error)}
        except SessionEnded as over:
            return {"ended": over.ended}
        finally:
            self._lap("running", started)
        return {}

    def _submission(self, session: sandbox.Session, events: Events) -> dict[str, Any]:
        started = time.monotonic()
        files = {"solution.py": self.job.source}
        if self.exercise.get("probe"):
            files["probe.py"] = self.exercise["probe"]
        try:
            names = session.load(files)
        except LearnerException as raised:
            return {"error": report_error(raised.error)}
        except SessionEnded as over:
            return {"ended": over.ended}
        finally:
            self._lap("loading", started)
        return self._checks(session, names, events)

    def _checks(self, session: sandbox.Session, names: Mapping[str, Any], events: Events) -> dict[str, Any]:
        started = time.monotonic()
        self.emit("phase", {"phase": "judging"})
        entries = self.exercise.get("entry_points", [])
        checking = Checking(
            session,
            names,
            self.job.seed,
            axes={entry["name"]: tuple(axes) for entry in entries if (axes := entry.get("axes", {}).get("result"))},
            parameters={entry["name"]: parameters_of(entry.get("signature", "")) for entry in entries},
            explain=Suspects(self.exercise, self.job.seed).explain,
            began=events.follow,
        )
        run_checks(self._load(), checking, self._told)
        self._lap("checking", started)
        return {"ended": checking.ended}

    def _told(self, result: CheckResult) -> None:
        self.results.append(result)
        self.emit("check", asdict(result))

    def _verdict(self, last: Ended, told: dict[str, Any], limits: Limits, profile: Profile) -> dict[str, Any]:
        ended, error = told.get("ended"), told.get("error")
        cell = told.get("cell", 0)
        if not told and not self._is_graded and last.ending is Ending.OUTPUT:
            ended, cell = last, len(self.cells)  # it had come to its end before anybody saw that it printed too much
        if ended is not None and cell:
            verdict, headline = of_cell_ending(ended, cell, len(self.cells), limits, profile)
        elif error is not None and cell:
            verdict, headline = of_cell_error(error, cell, len(self.cells))
        elif ended is not None:
            verdict, headline = of_ending(ended, limits, profile)
        elif error is not None:
            verdict, headline = of_loading(error)
        elif self._is_graded:
            verdict, headline = of_checks(self.results)
        else:
            verdict, headline = Verdict.FINISHED, f"{'The cell' if self.cells else 'Your program'} ran to its end."
        return {
            "verdict": verdict,
            "headline": headline,
            "points": sum(result.points for result in self.results if result.outcome is Outcome.PASSED),
            "max_points": self._max_points(),
            "checks": tuple(self.results),
            "error": error,
            "ending": (ended or last).to_dict(),
            "operator_detail": ended.detail if ended is not None and ended.ending is Ending.LOST else "",
        }

    def _lap(self, phase: str, started: float) -> None:
        self.phases[phase] = round(time.monotonic() - started, 4)


def parameters_of(signature: str) -> tuple[str, ...]:
    """Names of the parameters: "matmul(a, b)" and "def matmul(a: list, b: list) -> list" both give ("a", "b")."""
    head = signature.strip().removeprefix("def ").rstrip(":")
    try:
        definition = ast.parse(f"def {head}: ...").body[0]
    except SyntaxError:
        return ()
    assert isinstance(definition, ast.FunctionDef)
    return tuple(argument.arg for argument in (*definition.args.posonlyargs, *definition.args.args))
