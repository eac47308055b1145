"""What judging produces: verdicts, check results, diagnoses and the report they make up. Frozen records, no Django.

A *state* says where a submission is in its life, a *verdict* how it came out; they are two fields. A `Report` is what a
judge process hands back; it crosses as JSON, so every record reads itself from a dict and becomes one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Verdict(StrEnum):
    PASSED = "passed"
    PARTLY = "partly"
    FAILED = "failed"
    ERROR = "error"  # the learner's exception (or exit, or crash)
    TIME_LIMIT = "time limit"
    MEMORY_LIMIT = "memory limit"
    OUTPUT_LIMIT = "output limit"
    DISK_LIMIT = "disk limit"
    PROCESS_LIMIT = "process limit"
    REFUSED = "refused"  # a static rule
    STOPPED = "stopped"  # by the learner
    UNDECIDED = "undecided"  # statistics want more seeds than we drew
    NOT_JUDGED = "not judged"  # our fault: never counted
    FINISHED = "finished"  # a Run that came to its end; a Run is never passed or failed


class Outcome(StrEnum):
    """How one check came out."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"  # a check that it depends on did not pass, or the session had ended before its turn
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the tensor doctor or a known wrong answer recognised. `code` is stable ("transposed"), the rest is prose."""

    code: str
    title: str  # "Your result is the transpose of the right one"
    text: str  # one to three sentences: why it looks so, where to look; Markdown, never the solution
    evidence: str = ""  # "3 of 3 results agree with A.T @ B"


class Better(StrEnum):
    """Which way a measurement is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number that the judge computed, and the bar that it has to meet. `value` is finite."""

    name: str  # "Signs read correctly"
    value: float
    bar: float
    better: Better
    unit: str = ""  # "%", "dB"; empty where it has none
    draws: int = 1  # how many draws `value` is the mean of


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """The learner's exception, ready to show: their own frames only, innermost last."""

    type_name: str
    message: str
    frames: tuple[dict[str, Any], ...] = ()  # fields of sandbox.values.SourceFrame
    notes: tuple[str, ...] = ()
    advice: str = ""  # one sentence for well-known exceptions; Markdown


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check's outcome. `expected` and `got` are short plain texts; hidden checks never carry `expected`."""

    number: int  # order on the page, from 1
    key: str  # the check function's name: stable
    name: str  # the sentence the learner reads
    task: int
    outcome: Outcome
    points: float
    max_points: float
    visible: bool = True
    message: str = ""
    call: str = ""  # the call that broke it, shortened: "matmul([[1, 2]], [[3], [4]])"
    expected: str = ""
    got: str = ""
    diagnosis: Diagnosis | None = None
    error: ErrorReport | None = None
    measurement: Measurement | None = None
    hint: str = ""  # where to look; the ladder of hints.md is another thing, opened on demand
    seconds: float = 0.0

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CheckResult:
        diagnosis, error, measured = data.get("diagnosis"), data.get("error"), data.get("measurement")
        return cls(
            **{
                **data,
                "outcome": Outcome(data["outcome"]),
                "diagnosis": Diagnosis(**diagnosis) if diagnosis else None,
                "error": error_from_dict(error) if error else None,
                "measurement": Measurement(**{**measured, "better": Better(measured["better"])}) if measured else None,
            }
        )


def error_from_dict(data: dict[str, Any]) -> ErrorReport:
    return ErrorReport(**{**data, "frames": tuple(data.get("frames", ())), "notes": tuple(data.get("notes", ()))})


@dataclass(frozen=True, slots=True)
class Report:
    """The whole outcome of judging one submission (or of one Run: no checks, no points)."""

    verdict: Verdict
    headline: str  # one sentence for the top of the results
    points: float = 0.0
    max_points: float = 0.0
    checks: tuple[CheckResult, ...] = ()
    error: ErrorReport | None = None  # the exception that ended loading or the Run
    refusals: tuple[dict[str, Any], ...] = ()  # static rules: {"line", "column", "name", "reason"}
    ending: dict[str, Any] = field(default_factory=dict)  # fields of sandbox.job.Ended
    opened: dict[str, Any] = field(default_factory=dict)  # fields of sandbox.job.Opened
    phases: dict[str, float] = field(default_factory=dict)  # seconds: opening, loading, checking, closing
    operator_detail: str = ""  # for logs when it is our fault; never shown to learners

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        return cls(
            **{
                **data,
                "verdict": Verdict(data["verdict"]),
                "checks": tuple(CheckResult.from_dict(check) for check in data.get("checks", ())),
                "error": error_from_dict(data["error"]) if data.get("error") else None,
                "refusals": tuple(data.get("refusals", ())),
            }
        )


@dataclass(frozen=True, slots=True)
class JudgeJob:
    """All that a judge process is told about one piece of work: no names, no ids of people, no database."""

    kind: str  # "submission" or "run"
    source: str  # the learner's code
    exercise: dict[str, Any]  # ExerciseContent as a dict (see docs/ARCHITECTURE.md)
    seed: str  # hex, derived outside from the server's secret and the submission's id
    sandbox: str  # path of the sandbox service's socket
    owner: str  # label for the sandbox: "submission:<public id>"

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
