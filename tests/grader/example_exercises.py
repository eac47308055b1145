"""Exercises that tests judge: the curriculum's first one, and two small ones that prove the vocabulary."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from courses.reading import read_course
from grader.checks.local import LocalSession
from grader.checks.registry import load_checks
from grader.judging.checking import Checking, run_checks
from grader.judging.suspecting import Suspects
from grader.judging.work import parameters_of
from grader.results import CheckResult, Outcome

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "exercises"


@cache
def curriculum() -> dict[str, dict[str, Any]]:
    """The content of every exercise by its id, as a judge gets it: through the reader, and through JSON."""
    reading = read_course(ROOT / "courses" / "curriculum")
    assert reading.course is not None, reading.problems
    exercises = [each for part in reading.course.parts for topic in part.topics for each in topic.exercises]
    return {each.id: json.loads(json.dumps(each.to_dict())) for each in exercises}


def curriculum_exercise(key: str) -> dict[str, Any]:
    return curriculum()[key]


def small_exercise(name: str, **facts: Any) -> dict[str, Any]:
    folder = SMALL / name
    return {
        "id": name,
        "solution": (folder / "solution.py").read_text(),
        "checks": (folder / "checks.py").read_text(),
        "wrong": [],
        "entry_points": [],
        **facts,
    }


def judge_locally(exercise: dict[str, Any], source: str, seed: str = "5eed") -> list[CheckResult]:
    """The results of an exercise's checks, without a sandbox."""
    session = LocalSession({"solution.py": source})
    entries = exercise["entry_points"]
    checking = Checking(
        session,
        session.names,
        seed,
        axes={entry["name"]: tuple(entry["axes"]["result"]) for entry in entries if "result" in entry["axes"]},
        parameters={entry["name"]: parameters_of(entry["signature"]) for entry in entries},
        explain=Suspects(exercise, seed).explain,
    )
    return run_checks(load_checks(exercise["checks"]), checking, lambda _result: None)


def failed(results: list[CheckResult]) -> list[str]:
    return [result.key for result in results if result.outcome is Outcome.FAILED]


def outcomes(results: list[CheckResult]) -> set[Outcome]:
    return {result.outcome for result in results}
