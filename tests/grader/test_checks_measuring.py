"""`measure`: a number of the judge's own beside a bar, what meets it, what never does, and what stays of it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from grader.checks import AuthorError, Failed, Undecided, measure
from grader.checks.running import CheckRun, recording
from grader.results import Better, CheckResult, Measurement, Outcome, Report, Verdict
from tests.grader.example_exercises import judge_locally

HEAD = "import numpy as np\nfrom grader.checks import *\n"


def judged(body: str, source: str = "def f(x): return x * 1.0\n", facts: str = "") -> CheckResult:
    """The result of one check with this body."""
    checks = f"{HEAD}@check('measures'{facts})\ndef measures(learner, rng):\n    {body}\n"
    (result,) = judge_locally({"solution": "", "wrong": [], "entry_points": [], "checks": checks}, source)
    return result


@pytest.mark.parametrize(
    ("value", "bar", "outcome"),
    [
        (80, {"at_least": 80}, Outcome.PASSED),
        (79.9, {"at_least": 80}, Outcome.FAILED),
        (20.0, {"at_most": 20}, Outcome.PASSED),
        (20.5, {"at_most": 20}, Outcome.FAILED),
        (-3.0, {"at_most": -2.5}, Outcome.PASSED),
    ],
)
def test_a_number_meets_its_bar_or_not_and_stays_with_the_result(
    value: float, bar: dict[str, float], outcome: Outcome
) -> None:
    result = judged(f"learner.f(1); measure('Share', {value}, unit='%', **{bar})")
    better = Better.HIGHER if "at_least" in bar else Better.LOWER
    assert result.outcome is outcome
    assert result.measurement == Measurement("Share", value, next(iter(bar.values())), better, "%", 1)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, True, "99", None, [99.0], np.array([99.0]), 1j])
@pytest.mark.parametrize("bar", [{"at_least": -1e300}, {"at_most": 1e300}])
@pytest.mark.parametrize("over_draws", [False, True])
def test_what_is_no_finite_number_never_passes_and_leaves_nothing(value: Any, bar: Any, over_draws: bool) -> None:
    with recording(CheckRun()) as run, pytest.raises(Failed):
        measure("Share", (lambda _draw: value) if over_draws else value, **bar)
    assert run.measurement is None


def test_the_mean_over_draws_decides_and_says_how_many_there_were() -> None:
    result = judged("measure('Share', lambda draw: learner.f(90) + draw % 2, at_least=89)")
    assert result.outcome is Outcome.PASSED
    assert result.measurement == Measurement("Share", pytest.approx(90.4), 89.0, Better.HIGHER, "", 5)


@pytest.mark.parametrize(("bar", "side"), [({"at_least": 92}, "below"), ({"at_most": 89}, "above")])
def test_a_missed_bar_is_said_without_the_number_twice(bar: dict[str, float], side: str) -> None:
    result = judged(f"measure('Share', lambda draw: learner.f(90) + draw % 2, **{bar})")
    assert (result.outcome, result.message) == (Outcome.FAILED, f"The mean over 5 draws is {side} the bar.")
    assert result.measurement is not None and result.measurement.value == pytest.approx(90.4)


@pytest.mark.parametrize("bar", [{"at_least": 0.0}, {"at_most": 0.0}])
def test_chance_near_the_bar_draws_more_and_then_stays_undecided_with_its_mean(bar: dict[str, float]) -> None:
    drawn: list[int] = []

    def score(draw: int) -> float:
        drawn.append(draw)
        return 1.0 if draw % 2 else -1.0

    with recording(CheckRun()) as run, pytest.raises(Undecided, match="over 8 draws"):
        measure("Luck", score, draws=4, most_draws=8, **bar)
    assert drawn == list(range(8))
    assert run.measurement is not None and run.measurement.value == 0.0
    result = judged(f"measure('Luck', lambda draw: learner.f(-1) ** draw, draws=4, **{bar})")
    assert result.outcome is Outcome.UNDECIDED and result.measurement is not None


def test_exactly_at_the_bar_without_chance_is_met_both_ways() -> None:
    for bar in ("at_least", "at_most"):
        assert judged(f"measure('Share', lambda draw: learner.f(5) + 0, {bar}=5)").outcome is Outcome.PASSED


def test_a_learners_own_number_is_a_claim_and_no_measurement() -> None:
    for value in ("learner.f(99)", "lambda draw: learner.f(99)"):
        with pytest.raises(AuthorError, match="learner's own number"):
            judged(f"measure('Accuracy', {value}, at_least=90)")


@pytest.mark.parametrize(
    "call",
    [
        "measure('Share', 1)",
        "measure('Share', 1, at_least=0, at_most=2)",
        "measure('Share', 1, at_least=float('nan'))",
        "measure(' ', 1, at_least=0)",
        "measure('Share', 1, at_least=0, unit='of all the things')",
        "measure('Share', lambda draw: 1, at_least=0, draws=2)",
        "measure('Share', 1, at_least=0); measure('Other', 1, at_least=0)",
    ],
)
def test_a_measure_that_makes_no_sense_is_the_authors_fault(call: str) -> None:
    with pytest.raises(AuthorError):
        judged(call)


def test_what_was_measured_after_a_wrong_answer_is_not_kept() -> None:
    result = judged("expect(learner.f(1)).equal(2); measure('Share', 99, at_least=90)")
    assert result.outcome is Outcome.FAILED and result.measurement is None


def test_a_hidden_check_shows_its_measurement_too() -> None:
    result = judged("learner.f(1); measure('Share', 70, at_least=80)", facts=", visible=False")
    assert result.measurement is not None and (result.expected, result.got) == ("", "")


def test_a_measurement_crosses_as_json() -> None:
    result = judged("learner.f(1); measure('Share', 81.5, at_least=80, unit='%')")
    report = Report(Verdict.PASSED, "Fine.", checks=(result,))
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report
