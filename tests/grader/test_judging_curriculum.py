"""Every exercise of the curriculum by its own rules: right ways pass, each wrong answer fails by the check it names.

First without a sandbox, where the libraries of a judge suffice; then all of them in the real one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.judging.verdicts import of_checks
from grader.judging.work import judge
from grader.results import CheckResult, JudgeJob, Outcome, Report, Verdict
from tests.grader.example_exercises import curriculum, failed, judge_locally, outcomes
from tests.sandbox.conftest import RunningService, need_engine, running

EXERCISES = curriculum()
DRAWING = {key for key, exercise in EXERCISES.items() if exercise["profile"]["preload"] == "plot"}
LOCAL = sorted(EXERCISES.keys() - DRAWING)
SEEDS = 20
SEEDS_IN_THE_SANDBOX = 3

# Mistakes that no evidence tells from others: an exception of a common type, a single number, a random start of their
# own. Those in a drawing are among them, since a judge has no matplotlib to draw the same with.
SILENT = {
    "linear-transformations/arrows_to_the_rows",
    "linear-transformations/grid_before",
    "linear-transformations/half_lines",
    "linear-transformations/only_upright_lines",
    "linear-transformations/title_without_number",
    "matrix-factorization-recommender/unseeded",
    "matrix-multiplication/first_row_assumed",
    "read-an-unknown-alphabet/small_taken_for_flat",
    "svd-image-compression/no_rank_check",
}


def answers(kind: str, keys: Any = EXERCISES) -> list[Any]:
    """One parameter set for each of the `wrong` or `also_right` answers."""
    return [
        pytest.param(EXERCISES[key], answer, id=f"{key}/{answer['name']}")
        for key in keys
        for answer in EXERCISES[key][kind]
    ]


def is_recognised(exercise: dict[str, Any], mistake: dict[str, str], results: list[CheckResult]) -> bool:
    """Whether the failure is called by the mistake's own name, or by none where it is known to be silent."""
    code = next(
        result.diagnosis.code if result.diagnosis else "" for result in results if result.outcome is Outcome.FAILED
    )
    silent = f"{exercise['id']}/{mistake['name']}" in SILENT
    return not code.startswith("wrong:") if silent else code == f"wrong:{mistake['name']}"


@pytest.mark.parametrize("key", LOCAL)
def test_the_reference_passes_with_any_seed(key: str) -> None:
    for seed in range(SEEDS):
        results = judge_locally(EXERCISES[key], EXERCISES[key]["solution"], f"{seed:02x}")
        assert outcomes(results) == {Outcome.PASSED}, (seed, failed(results))


@pytest.mark.parametrize("key", sorted(EXERCISES))
def test_the_starter_is_told_apart_from_a_wrong_answer(key: str) -> None:
    verdict, headline = of_checks(judge_locally(EXERCISES[key], EXERCISES[key]["starter"]))
    assert verdict is Verdict.FAILED
    first = EXERCISES[key]["entry_points"][0]["name"]
    assert headline == f"Nothing to judge yet: `{first}` is not written yet."


@pytest.mark.parametrize(("exercise", "way"), answers("also_right", LOCAL))
def test_another_right_way_passes(exercise: dict[str, Any], way: dict[str, str]) -> None:
    for seed in range(5):
        assert failed(judge_locally(exercise, way["source"], f"{seed:02x}")) == []


@pytest.mark.parametrize(("exercise", "mistake"), answers("wrong", LOCAL))
def test_a_wrong_answer_fails_by_its_check_and_is_recognised(exercise: dict[str, Any], mistake: dict[str, str]) -> None:
    results = judge_locally(exercise, mistake["source"], "another seed")
    assert failed(results) == [mistake["fails"]]
    assert is_recognised(exercise, mistake, results)


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[RunningService]:
    for image in {exercise["profile"]["image"] for exercise in EXERCISES.values()}:
        need_engine("docker", image)
    with tempfile.TemporaryDirectory() as folder, running("docker", Path(folder)) as service:
        yield service


def in_the_sandbox(sandboxes: RunningService, exercise: dict[str, Any], source: str, seed: str = "5eed") -> Report:
    job = JudgeJob("submission", source, exercise, seed, str(sandboxes.address), "submission:test")
    return judge(job, lambda _event, _data: None)


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("key", sorted(EXERCISES))
def test_the_reference_passes_and_the_starter_fails_in_the_sandbox(sandboxes: RunningService, key: str) -> None:
    exercise = EXERCISES[key]
    for seed in range(SEEDS_IN_THE_SANDBOX):
        report = in_the_sandbox(sandboxes, exercise, exercise["solution"], f"{seed:02x}")
        assert report.verdict is Verdict.PASSED, (seed, report)
        assert report.ending["usage"]["cpu_s"] < exercise["limits"]["cpu_s"] / 2
    assert in_the_sandbox(sandboxes, exercise, exercise["starter"]).verdict is Verdict.FAILED


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "way"), answers("also_right"))
def test_another_right_way_passes_in_the_sandbox(
    sandboxes: RunningService, exercise: dict[str, Any], way: dict[str, str]
) -> None:
    report = in_the_sandbox(sandboxes, exercise, way["source"])
    assert report.verdict is Verdict.PASSED, report


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "mistake"), answers("wrong"))
def test_a_wrong_answer_fails_by_its_check_in_the_sandbox(
    sandboxes: RunningService, exercise: dict[str, Any], mistake: dict[str, str]
) -> None:
    report = in_the_sandbox(sandboxes, exercise, mistake["source"])
    assert failed(list(report.checks)) == [mistake["fails"]]
    assert is_recognised(exercise, mistake, list(report.checks))
