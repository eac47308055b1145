"""What is said about mistakes in the first exercise that no wrong answer of its author foresaw."""

from __future__ import annotations

from grader.results import Outcome
from tests.grader.example_exercises import curriculum_exercise, judge_locally

MATMUL = curriculum_exercise("matrix-multiplication")


def test_a_mistake_that_nobody_foresaw_gets_no_known_name() -> None:
    odd = MATMUL["solution"].replace(
        "return product", "return [[entry + 7 * i for i, entry in enumerate(r)] for r in product]"
    )
    result = next(result for result in judge_locally(MATMUL, odd) if result.outcome is Outcome.FAILED)
    assert result.diagnosis is None or not result.diagnosis.code.startswith("wrong:")


def test_the_doctor_speaks_where_no_wrong_answer_fits() -> None:
    doubled = MATMUL["solution"].replace("entries.append(total)", "entries.append(2 * total)")
    result = next(result for result in judge_locally(MATMUL, doubled) if result.outcome is Outcome.FAILED)
    assert result.diagnosis is not None
    assert not result.diagnosis.code.startswith("wrong:")
    assert "2" in result.diagnosis.title
