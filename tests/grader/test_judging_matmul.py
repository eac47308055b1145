"""The first exercise, by its own rules: right ways pass, each wrong answer fails by the check that it names."""

from __future__ import annotations

import pytest

from grader.judging.verdicts import of_checks
from grader.results import Outcome, Verdict
from tests.grader.example_exercises import curriculum_exercise, failed, judge_locally, outcomes

MATMUL = curriculum_exercise("matrix-multiplication")

# Nothing but an exception of a common type, or a single number, tells these from other mistakes.
SILENT = {"first_row_assumed"}


def test_the_reference_passes_with_any_seed() -> None:
    for seed in range(20):
        assert outcomes(judge_locally(MATMUL, MATMUL["solution"], f"{seed:02x}")) == {Outcome.PASSED}


def test_the_starter_is_told_apart_from_a_wrong_answer() -> None:
    results = judge_locally(MATMUL, MATMUL["starter"])
    assert of_checks(results) == (Verdict.FAILED, "Nothing to judge yet: `matmul` is not written yet.")


@pytest.mark.parametrize("way", MATMUL["also_right"], ids=lambda way: way["name"])
def test_another_right_way_passes(way: dict[str, str]) -> None:
    assert outcomes(judge_locally(MATMUL, way["source"])) == {Outcome.PASSED}


@pytest.mark.parametrize("mistake", MATMUL["wrong"], ids=lambda mistake: mistake["name"])
def test_a_wrong_answer_fails_by_its_check_and_is_recognised(mistake: dict[str, str]) -> None:
    results = judge_locally(MATMUL, mistake["source"], "another seed")
    assert failed(results) == [mistake["fails"]]
    diagnosis = next(result.diagnosis for result in results if result.outcome is Outcome.FAILED)
    if mistake["name"] in SILENT:
        assert diagnosis is None
    else:
        assert diagnosis is not None
        assert diagnosis.code == f"wrong:{mistake['name']}"
        assert diagnosis.text


def test_a_mistake_that_nobody_foresaw_gets_no_known_name() -> None:
    odd = MATMUL["solution"].replace(
        "return product", "return [[entry + 7 * i for i, entry in enumerate(r)] for r in product]"
    )
    (result, *_) = judge_locally(MATMUL, odd)
    assert result.outcome is Outcome.FAILED
    assert result.diagnosis is None or not result.diagnosis.code.startswith("wrong:")


def test_the_doctor_speaks_where_no_wrong_answer_fits() -> None:
    doubled = MATMUL["solution"].replace("entries.append(total)", "entries.append(2 * total)")
    (result, *_) = judge_locally(MATMUL, doubled)
    assert result.diagnosis is not None
    assert not result.diagnosis.code.startswith("wrong:")
    assert "2" in result.diagnosis.title
