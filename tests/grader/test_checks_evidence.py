"""After its first failure a check goes on for a while: the doctor sees more, the learner reads of the first failure."""

from __future__ import annotations

from typing import Any

import pytest

from grader.checks import running
from grader.checks.registry import load_checks
from grader.judging.checking import Checking, run_checks
from grader.results import CheckResult, Outcome
from sandbox.job import Ended, Ending, SessionEnded
from tests.grader.example_exercises import judge_locally

HEAD = "import numpy as np\nfrom grader.checks import *\n"
MEANS = """
@check("The mean of some numbers")
def means(learner, rng):
    for n in (5, 8, 11):
        x = rng.normal(size=n)
        expect(learner.mean(x.tolist()), constants={"N": n}).close_to(x.mean())
"""
RIGHT = "def mean(x): return sum(x) / len(x)\n"
SUM = "def mean(x): return sum(x)\n"


def judged(checks: str, source: str, **facts: Any) -> CheckResult:
    """The result of the only check."""
    plain = {"solution": RIGHT, "wrong": [], "entry_points": [{"name": "mean", "axes": {}, "signature": "mean(x)"}]}
    (result,) = judge_locally({**plain, "checks": HEAD + checks, **facts}, source)
    return result


def calls_of(checks: str, source: str) -> list[str]:
    """What was asked of the learner's code, which notes it with `seen.append`."""
    calls: list[str] = []
    spy = type("Spy", (), {"append": staticmethod(lambda value: calls.append(str(value)))})
    running.spy = spy  # type: ignore[attr-defined]
    try:
        judged(checks, f"from grader.checks.running import spy as seen\n{source}")
    finally:
        del running.spy  # type: ignore[attr-defined]
    return calls


def test_a_sum_for_a_mean_is_named_though_each_call_gives_one_number() -> None:
    result = judged(MEANS, SUM)
    assert result.diagnosis is not None
    assert result.diagnosis.code == "sum_for_mean"
    assert result.diagnosis.evidence.startswith("All 3 wrong results agree")


def test_a_known_wrong_answer_is_named_by_several_single_numbers() -> None:
    odd = "def mean(x): return max(x) ** 2 + 3 * min(x)\n"
    wrong = [{"name": "odd", "source": odd, "fails": "means", "misconception": "You do odd things\n\nDon't."}]
    result = judged(MEANS, odd, wrong=wrong)
    assert result.diagnosis is not None
    assert (result.diagnosis.code, result.diagnosis.title) == ("wrong:odd", "You do odd things")
    assert "all 3 calls" in result.diagnosis.evidence
    assert judged(MEANS, odd.replace("3 *", "2 *"), wrong=wrong).diagnosis is None


def test_the_learner_reads_of_the_first_failure() -> None:
    check = """
@check("f")
def f(learner, rng):
    for x, right in [(1, 1), (2, 5), (3, 7)]:
        expect(learner.f(x), because=f"This was {x}.").equal(right)
"""
    result = judged(check, "def f(x): return x")
    assert (result.message, result.call, result.expected, result.got) == (
        "The value is wrong. This was 2.",
        "f(2)",
        "5",
        "2",
    )


@pytest.mark.parametrize(
    "later",
    [
        "expect(learner.f(0)).kind('list')",
        "learner.raises(ValueError, 'f', 3)",
        "learner.g()",
        "learner.nothing()",
        "np.zeros(3)[learner.f(7)]",
        "raise Undecided('?')",
        "expect(1).kind('no kind')",
        "expect(learner.f(1)).close_to(1.0)",
    ],
)
def test_what_comes_after_a_failure_changes_nothing(later: str) -> None:
    check = f"@check('f')\ndef f(learner, rng):\n    expect(learner.f(2)).equal(5)\n    {later}\n"
    result = judged(check, "def f(x): return x\ndef g(): raise KeyError('later')\n")
    assert (result.outcome, result.message, result.call) == (Outcome.FAILED, "The value is wrong.", "f(2)")
    assert result.error is None


def test_an_answer_of_another_kind_ends_the_check_at_once() -> None:
    check = "@check('f')\ndef f(learner, rng):\n    for x in range(9):\n        expect(learner.f(x)).equal(x)\n"
    assert calls_of(check, "def f(x):\n    seen.append(x)\n    return 'text'\n") == ["0"]


def test_a_check_goes_on_for_twelve_calls_and_no_longer_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    check = "@check('f')\ndef f(learner, rng):\n    for x in range(99):\n        expect(learner.f(x)).equal(-1)\n"
    source = "def f(x):\n    seen.append(x)\n    return x\n"
    assert len(calls_of(check, source)) == 1 + running.PATIENCE_CALLS
    one, then_many = "    expect(learner.f(5)).equal(-1)\n", "    learner.many('f', [(x,) for x in range(99)])\n"
    many = f"@check('f')\ndef f(learner, rng):\n{one}{then_many}"
    assert len(calls_of(many, source)) == 1
    monkeypatch.setattr(running, "PATIENCE_SECONDS", 0.0)
    assert len(calls_of(check, source)) == 1


def test_a_mistake_in_another_function_does_not_blur_the_first() -> None:
    check = """
@check("Two functions")
def both(learner, rng):
    x = rng.normal(size=(3, 4))
    expect(learner.scaled(x)).close_to(3 * x)
    expect(learner.doubled(x)).close_to(2 * x)
"""
    source = "def scaled(x): return -3 * x\ndef doubled(x): return x + 17.0\n"
    diagnosis = judged(check, source).diagnosis
    assert diagnosis is not None and diagnosis.code == "sign_flipped"


def test_a_shape_that_is_wrong_does_not_hide_why() -> None:
    check = """
@check("Transposes")
def turned(learner, rng):
    x = rng.normal(size=(3, 4))
    expect(learner.turned(x), axes=("column", "row")).shape(4, 3).close_to(2 * x.T)
"""
    result = judged(check, "def turned(x): return 2 * x")
    assert result.message.startswith("The shape is wrong: got (3, 4), want (4, 3), that is (column, row).")
    assert result.diagnosis is not None and result.diagnosis.code == "transposed"


def test_a_session_that_ends_meanwhile_leaves_the_first_failure_and_ends_the_rest() -> None:
    class Ends:
        left = 1

        def steps(self, steps: Any) -> list[Any]:
            self.left -= 1
            if self.left < 0:
                raise SessionEnded(Ended(Ending.TIME))
            return [7 for _ in steps]

        def figures(self) -> list[Any]:
            return []

    check = (
        "@check('{0}')\ndef {0}(learner, rng):\n    expect(learner.f(1)).equal(1)\n    expect(learner.f(2)).equal(2)\n"
    )
    checking = Checking(Ends(), ["f"], "5eed")
    first, second = run_checks(load_checks(HEAD + check.format("a") + check.format("b")), checking, lambda _: None)
    assert (first.outcome, first.message, first.got) == (Outcome.FAILED, "The value is wrong.", "7")
    assert second.outcome is Outcome.SKIPPED
    assert checking.ended is not None and checking.ended.ending is Ending.TIME


def test_the_doctor_hears_the_tolerance_and_the_constants_of_the_comparison() -> None:
    check = """
@check("Scaled scores")
def scores(learner, rng):
    for d in (5, 11):
        x = rng.normal(size=(3, d)) * 10
        right = x / np.sqrt(d)
        expect(learner.scores(x.copy()), constants={"sqrt(d)": d**0.5}).close_to(right, rtol=1e-12, atol=0)
"""
    diagnosis = judged(check, "def scores(x): return x * x.shape[1] ** -1.0 * 1.0\n").diagnosis
    assert diagnosis is not None
    assert (diagnosis.code, diagnosis.title) == ("author_factor", "Your result is 1/(sqrt(d)) times the right one")
    rough = judged(
        check, "import numpy as np\ndef scores(x): return (x / np.sqrt(x.shape[1])).astype('f4').astype('f8')\n"
    )
    assert rough.diagnosis is not None and rough.diagnosis.code == "low_precision"


def test_an_alternate_that_stumbles_over_odd_arguments_costs_nothing_but_its_hint() -> None:
    check = (
        "@check('f', alternates={'odd': lambda x: 1 / 0})\ndef f(learner, rng):\n    expect(learner.f(2)).equal(5)\n"
    )
    assert judged(check, "def f(x): return x").message == "The value is wrong."
